-- As in migration 0010, and: an address of a record that went into another one leads on to that also while it is on the desk alone, back from a merge that was undone
-- (docs/decisions/036). It answers nothing until the record stands, since it is looked up among those that do; and never leads to what the two were parted from.
CREATE OR REPLACE FUNCTION public_site.redirect_shadows_nothing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(4201703);
    IF EXISTS (SELECT FROM public_site.current_edition WHERE kind = NEW.kind AND slug = NEW.slug) THEN
        RAISE EXCEPTION 'a redirect never shadows a standing record' USING ERRCODE = 'CL050';
    END IF;
    IF NOT EXISTS (SELECT FROM public_site.current_edition WHERE record_id = NEW.record_id AND kind = NEW.kind) AND NOT EXISTS (
        SELECT FROM desk.public_record back JOIN desk.public_record had ON had.kind = back.kind AND had.merged_into IS NOT NULL
        WHERE back.id = NEW.record_id AND back.kind = NEW.kind AND back.withdrawn_at IS NULL AND had.slug = NEW.slug
            AND had.id = ANY (ARRAY(SELECT desk.with_those_merged(back.id)))
            AND EXISTS (SELECT FROM desk.merge undone WHERE undone.merged_id = back.id AND undone.undo_change_id IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'a redirect leads to a standing record of its kind' USING ERRCODE = 'CL051';
    END IF;
    -- It would tell who was withdrawn.
    IF EXISTS (SELECT FROM public_site.tombstone WHERE kind = NEW.kind AND slug = NEW.slug) THEN
        RAISE EXCEPTION 'the address of a withdrawn record leads nowhere' USING ERRCODE = 'CL052';
    END IF;
    RETURN NEW;
END $$;

-- Words of a note that must not be kept at all: one asks for it, another one decides, each with a reason, and what stays says that there were words, not which (docs/decisions/051).
ALTER TABLE desk.record_note ADD COLUMN expunged_at timestamptz(3);
ALTER TABLE desk.record_note ALTER COLUMN text DROP NOT NULL;
ALTER TABLE desk.record_note ADD CONSTRAINT record_note_words_or_expunged CHECK ((text IS NULL) = (expunged_at IS NOT NULL));

CREATE TABLE desk.note_expunging (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- It goes with the note, and that with its record.
    note_id uuid NOT NULL REFERENCES desk.record_note (id) ON DELETE CASCADE,
    asked_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    asked_at timestamptz(3) NOT NULL DEFAULT now(),
    asked_why text NOT NULL CHECK (length(asked_why) BETWEEN 1 AND 20000),
    state text NOT NULL DEFAULT 'asked',
    decided_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    decided_at timestamptz(3),
    decided_why text CHECK (decided_why IS NULL OR length(decided_why) BETWEEN 1 AND 20000),
    CONSTRAINT note_expunging_state_known CHECK (state IN ('asked', 'expunged', 'declined')),
    CONSTRAINT note_expunging_decided_by_somebody CHECK ((state = 'asked') = (decided_by IS NULL) AND (state = 'asked') = (decided_at IS NULL) AND (state = 'asked') = (decided_why IS NULL)),
    CONSTRAINT note_expunging_takes_two CHECK (state <> 'expunged' OR decided_by <> asked_by)
);
CREATE INDEX note_expunging_note_id_asked_at_idx ON desk.note_expunging (note_id, asked_at DESC);
-- Two windows ask once, and words go once.
CREATE UNIQUE INDEX note_expunging_once_idx ON desk.note_expunging (note_id) WHERE state <> 'declined';
CREATE INDEX note_expunging_asked_by_idx ON desk.note_expunging (asked_by);
CREATE INDEX note_expunging_decided_by_idx ON desk.note_expunging (decided_by);

CREATE FUNCTION desk.note_expunging_moves_lawfully() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'asked' OR NOT desk.works_as(NEW.asked_by, ARRAY['researcher', 'editor', 'admin'])
            OR NOT EXISTS (SELECT FROM desk.record_note WHERE id = NEW.note_id AND text IS NOT NULL) THEN
            RAISE EXCEPTION 'whoever may draft asks that the words of a note are expunged, while there are any' USING ERRCODE = 'CL193';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'asked' OR NEW.state = 'asked' OR (NEW.id, NEW.note_id, NEW.asked_by, NEW.asked_at, NEW.asked_why) IS DISTINCT FROM (OLD.id, OLD.note_id, OLD.asked_by, OLD.asked_at, OLD.asked_why) THEN
        RAISE EXCEPTION 'what was asked stays as it was asked, and is decided once' USING ERRCODE = 'CL194';
    END IF;
    -- Whoever asked may take it back; the words go by another one's decision alone.
    IF NOT desk.works_as(NEW.decided_by, ARRAY['editor', 'admin']) AND NOT (NEW.state = 'declined' AND NEW.decided_by = NEW.asked_by) THEN
        RAISE EXCEPTION 'an editor or an admin, who did not ask for it, has words expunged' USING ERRCODE = 'CL195';
    END IF;
    IF NEW.state = 'expunged' AND NEW.decided_by = NEW.asked_by THEN
        RAISE EXCEPTION 'an editor or an admin, who did not ask for it, has words expunged' USING ERRCODE = 'CL195';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER note_expunging_moves_lawfully BEFORE INSERT OR UPDATE ON desk.note_expunging FOR EACH ROW EXECUTE FUNCTION desk.note_expunging_moves_lawfully();

-- A note, and the notes that it says anew: its earlier wordings.
CREATE FUNCTION desk.wordings_of(note uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    WITH RECURSIVE wording AS (
        SELECT id, corrects_id FROM desk.record_note WHERE id = note
        UNION SELECT before.id, before.corrects_id FROM desk.record_note before JOIN wording ON before.id = wording.corrects_id
    )
    SELECT id FROM wording
$$;

-- As the owner: the desk's role has no right to alter a note's words, whatever it says.
CREATE FUNCTION desk.note_words_go() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
    UPDATE desk.record_note SET text = NULL, expunged_at = NEW.decided_at WHERE id = ANY (ARRAY(SELECT desk.wordings_of(NEW.note_id))) AND text IS NOT NULL;
    -- What somebody typed to correct one of them begins with its words.
    DELETE FROM desk.unsent_form typed USING desk.record_note gone
        WHERE gone.id = ANY (ARRAY(SELECT desk.wordings_of(NEW.note_id))) AND lower(typed.address) = '/desk/records/' || gone.record_id || '/notes/' || gone.id;
    RETURN NULL;
END $$;
CREATE TRIGGER note_words_go AFTER UPDATE OF state ON desk.note_expunging FOR EACH ROW WHEN (NEW.state = 'expunged') EXECUTE FUNCTION desk.note_words_go();

-- As in migration 0036, and: its words go once, as somebody decided of it or of a later wording.
CREATE OR REPLACE FUNCTION desk.record_note_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.text IS NOT NULL AND NEW.text IS NULL THEN
        IF (to_jsonb(OLD) - 'text' - 'expunged_at') IS DISTINCT FROM (to_jsonb(NEW) - 'text' - 'expunged_at') OR NOT EXISTS (
            SELECT FROM desk.note_expunging decided WHERE decided.state = 'expunged' AND NEW.id = ANY (ARRAY(SELECT desk.wordings_of(decided.note_id)))
                AND decided.note_id = ANY (ARRAY(SELECT later.id FROM desk.record_note later WHERE later.record_id = NEW.record_id))) THEN
            RAISE EXCEPTION 'the words of a note go when two people have said so' USING ERRCODE = 'CL196';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.struck_at IS NOT NULL OR OLD.text IS NULL OR NEW.struck_at IS NULL OR (to_jsonb(OLD) - 'struck_at' - 'struck_by') IS DISTINCT FROM (to_jsonb(NEW) - 'struck_at' - 'struck_by')) THEN
        RAISE EXCEPTION 'a note stays as it was written, and is struck once' USING ERRCODE = 'CL177';
    END IF;
    IF NOT desk.works_as(NEW.account_id, ARRAY['researcher', 'editor', 'admin']) OR (TG_OP = 'INSERT' AND (NEW.struck_at IS NOT NULL OR NEW.text IS NULL)) THEN
        RAISE EXCEPTION 'whoever may draft writes notes and strikes them, and none begins struck' USING ERRCODE = 'CL178';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM desk.record_note before WHERE before.id = NEW.corrects_id AND before.record_id = NEW.record_id AND before.account_id = NEW.account_id AND before.struck_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a correction stands for a struck note of the same writer on the same record' USING ERRCODE = 'CL179';
    END IF;
    RETURN NEW;
END $$;

-- As in migration 0019, and: a window that still shows words which were expunged meanwhile keeps them no more.
CREATE OR REPLACE FUNCTION desk.unsent_form_stays_its_writers() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.content IS NOT NULL AND lower(NEW.address) ~ '/notes/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        AND EXISTS (SELECT FROM desk.record_note WHERE id = right(NEW.address, 36)::uuid AND text IS NULL) THEN
        RAISE EXCEPTION 'what was expunged is not kept by the way' USING ERRCODE = 'CL100';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NOT desk.works_as(NEW.account_id, ARRAY['researcher', 'editor', 'admin']) THEN
            RAISE EXCEPTION 'only whoever may draft keeps what they type' USING ERRCODE = 'CL101';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.account_id, OLD.address, OLD.record_id) IS DISTINCT FROM (NEW.id, NEW.account_id, NEW.address, NEW.record_id) OR OLD.sent_at IS NOT NULL THEN
        RAISE EXCEPTION 'what is not sent stays its writer''s, and what was sent is over' USING ERRCODE = 'CL100';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON desk.note_expunging FROM PUBLIC;
GRANT SELECT, INSERT ON desk.note_expunging TO caselight_desk;
GRANT UPDATE (state, decided_by, decided_at, decided_why) ON desk.note_expunging TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.note_expunging_moves_lawfully(), desk.note_words_go(), desk.wordings_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.wordings_of(uuid) TO caselight_desk;
CREATE TRIGGER note_expunging_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.note_expunging FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
