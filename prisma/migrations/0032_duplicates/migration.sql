-- Two records of one person: how they are found, that somebody looked and they are not, and how two become one and two again (docs/decisions/036).

-- A name as a whole, in each order and reading, and with one letter left out: by these the desk finds who may be meant by another spelling, as the
-- public search finds its readers' (public_site.person_name). Rows are made anew at start-up: their folding is marked as an old one.
ALTER TABLE desk.name_key ADD COLUMN whole text[] NOT NULL DEFAULT '{}', ADD COLUMN near integer[] NOT NULL DEFAULT '{}';
UPDATE desk.name_key SET fold_version = 1;
CREATE INDEX name_key_whole_idx ON desk.name_key USING gin (whole);
CREATE INDEX name_key_near_idx ON desk.name_key USING gin (near);
-- The worklist goes through people from the newest on, a portion at a time: never all pairs of all people.
CREATE INDEX public_record_people_by_age_idx ON desk.public_record (created_at DESC, id DESC) WHERE kind = 'person';
GRANT UPDATE (whole, near) ON desk.name_key TO caselight_desk;

-- That two records are not of one person: who said so, and why. They are suggested again once either has another name.
CREATE TABLE desk.not_same (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    low_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    high_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    decided_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    decided_at timestamptz(3) NOT NULL DEFAULT now(),
    reason text CHECK (reason IS NULL OR length(reason) BETWEEN 1 AND 20000),
    -- One row says it of both.
    CONSTRAINT not_same_in_order CHECK (low_id < high_id)
);
CREATE INDEX not_same_low_id_high_id_idx ON desk.not_same (low_id, high_id);
CREATE INDEX not_same_high_id_idx ON desk.not_same (high_id);
CREATE INDEX not_same_decided_by_idx ON desk.not_same (decided_by);

CREATE FUNCTION desk.not_same_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' OR NOT desk.works_as(NEW.decided_by, ARRAY['researcher', 'editor', 'admin'])
        OR (SELECT count(*) FROM desk.public_record WHERE id IN (NEW.low_id, NEW.high_id) AND kind = 'person') <> 2 THEN
        RAISE EXCEPTION 'whoever may draft tells two people apart, and it stays on file' USING ERRCODE = 'CL123';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER not_same_stays BEFORE INSERT OR UPDATE OR DELETE ON desk.not_same FOR EACH ROW EXECUTE FUNCTION desk.not_same_stays();

-- A merge, and its undoing, are changes of their own: what somebody drafts on the record meanwhile is not a part of them.
ALTER TABLE desk.change DROP CONSTRAINT change_origin_known;
ALTER TABLE desk.change ADD CONSTRAINT change_origin_known CHECK (origin IN ('desk', 'seed', 'merge'));

-- Who speaks of a person, or is quoted with their words: a merge has to find them all.
CREATE INDEX assertion_said_by_id_idx ON desk.assertion (said_by_id) WHERE said_by_id IS NOT NULL;
CREATE INDEX about_to_id_idx ON desk.about (to_id);
CREATE INDEX speaker_by_id_idx ON desk.speaker (by_id);
CREATE INDEX affiliation_to_id_idx ON desk.affiliation (to_id);
-- What a fact was said anew as: an undoing takes away what stands now in place of what a merge said.
CREATE INDEX assertion_replaces_id_idx ON desk.assertion (replaces_id) WHERE replaces_id IS NOT NULL;

-- One record of a person goes into another one: proposed with a change of the record that is kept, done when that is published, and undone likewise
-- by another change of it.
CREATE TABLE desk.merge (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kept_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    merged_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    change_id uuid NOT NULL UNIQUE REFERENCES desk.change (id) ON DELETE RESTRICT,
    -- The last that was proposed: one that was discarded gives way to another.
    undo_change_id uuid UNIQUE REFERENCES desk.change (id) ON DELETE RESTRICT,
    -- The record that goes as it was when it was proposed: what it says since would be left behind.
    merged_version integer NOT NULL,
    state text NOT NULL DEFAULT 'proposed',
    merged_at timestamptz(3),
    undone_at timestamptz(3),
    CONSTRAINT merge_of_two CHECK (kept_id <> merged_id),
    CONSTRAINT merge_state_known CHECK (state IN ('proposed', 'merged', 'undone')),
    CONSTRAINT merge_state_has_its_time CHECK ((state = 'proposed') = (merged_at IS NULL) AND (state = 'undone') = (undone_at IS NOT NULL)),
    CONSTRAINT merge_undone_by_a_change CHECK (state <> 'undone' OR undo_change_id IS NOT NULL)
);
CREATE UNIQUE INDEX merge_stands_once ON desk.merge (merged_id) WHERE state = 'merged';
CREATE INDEX merge_kept_id_idx ON desk.merge (kept_id);
CREATE INDEX merge_merged_id_idx ON desk.merge (merged_id);

-- Where a record went. It is off the public site as a withdrawn one is, but for its address, which leads on.
ALTER TABLE desk.public_record ADD COLUMN merged_into uuid REFERENCES desk.public_record (id) ON DELETE RESTRICT;
ALTER TABLE desk.public_record ADD CONSTRAINT public_record_merged_is_away CHECK (merged_into IS NULL OR (withdrawn_at IS NOT NULL AND merged_into <> id));
CREATE INDEX public_record_merged_into_idx ON desk.public_record (merged_into);
-- A case that was made to hold what came with a merge: it is no case of this person before that is published, nor after it is undone.
ALTER TABLE desk.detention_case ADD COLUMN came_by uuid REFERENCES desk.merge (id) ON DELETE RESTRICT;
CREATE INDEX detention_case_came_by_idx ON desk.detention_case (came_by);

CREATE FUNCTION desk.merge_moves_lawfully() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a merge stays on file' USING ERRCODE = 'CL120';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR NEW.undo_change_id IS NOT NULL
            OR NOT EXISTS (SELECT FROM desk.change WHERE id = NEW.change_id AND record_id = NEW.kept_id AND state = 'draft')
            OR (SELECT count(*) FROM desk.public_record WHERE id IN (NEW.kept_id, NEW.merged_id) AND kind = 'person') <> 2 THEN
            RAISE EXCEPTION 'a merge is proposed, of two people, with a draft of the record that is kept' USING ERRCODE = 'CL120';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.kept_id, NEW.merged_id, NEW.change_id, NEW.merged_version) IS DISTINCT FROM (OLD.id, OLD.kept_id, OLD.merged_id, OLD.change_id, OLD.merged_version) THEN
        RAISE EXCEPTION 'a merge stays of those two' USING ERRCODE = 'CL120';
    END IF;
    IF NEW.undo_change_id IS DISTINCT FROM OLD.undo_change_id AND (OLD.state <> 'merged' OR NEW.undo_change_id IS NULL
        OR NOT EXISTS (SELECT FROM desk.change WHERE id = NEW.undo_change_id AND record_id = NEW.kept_id)
        OR EXISTS (SELECT FROM desk.change WHERE id = OLD.undo_change_id AND state <> 'discarded')) THEN
        RAISE EXCEPTION 'a merge that stands is undone by one change of the record that was kept' USING ERRCODE = 'CL120';
    END IF;
    -- Four eyes: only what was approved is applied (CL007), and only that merges or undoes.
    IF NEW.state <> OLD.state AND NOT (
        (OLD.state = 'proposed' AND NEW.state = 'merged' AND EXISTS (SELECT FROM desk.change WHERE id = NEW.change_id AND state = 'applied'))
        OR (OLD.state = 'merged' AND NEW.state = 'undone' AND EXISTS (SELECT FROM desk.change WHERE id = NEW.undo_change_id AND state = 'applied'))
    ) THEN
        RAISE EXCEPTION 'a merge is done, and undone, by the change that was published for it' USING ERRCODE = 'CL120';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER merge_moves_lawfully BEFORE INSERT OR UPDATE OR DELETE ON desk.merge FOR EACH ROW EXECUTE FUNCTION desk.merge_moves_lawfully();

-- A record says where it went exactly while its merge stands.
CREATE FUNCTION desk.merged_into_is_a_merge() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF (SELECT merged_into FROM desk.public_record WHERE id = NEW.id) IS DISTINCT FROM (SELECT kept_id FROM desk.merge WHERE merged_id = NEW.id AND state = 'merged') THEN
        RAISE EXCEPTION 'a record is merged by its merge, and stands again when that is undone' USING ERRCODE = 'CL121';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER public_record_merged_into_is_a_merge AFTER UPDATE OF merged_into ON desk.public_record DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION desk.merged_into_is_a_merge();

-- Nothing is written on a record that went into another one: whoever looks for it is led there.
CREATE FUNCTION desk.merged_record_rests() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM desk.public_record WHERE id = NEW.record_id AND merged_into IS NOT NULL) THEN
        RAISE EXCEPTION 'nothing is written on a record that was merged' USING ERRCODE = 'CL122';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER change_is_on_no_merged_record BEFORE INSERT ON desk.change FOR EACH ROW EXECUTE FUNCTION desk.merged_record_rests();
CREATE TRIGGER change_is_applied_to_no_merged_record BEFORE UPDATE OF state ON desk.change FOR EACH ROW
    WHEN (NEW.state IN ('submitted', 'approved', 'applied') AND NEW.state <> OLD.state) EXECUTE FUNCTION desk.merged_record_rests();

-- Two more acts, of the record that goes and comes back. Neither is listed in public: what is, is the edition of the one that is kept.
ALTER TABLE public_site.publication DROP CONSTRAINT publication_act_known;
ALTER TABLE public_site.publication ADD CONSTRAINT publication_act_known CHECK (act IN ('publish', 'correct', 'withhold', 'withdraw', 'merge', 'unmerge'));

-- An old address goes on leading somewhere while the record that had it is merged; it is free for that record alone when that is undone.
CREATE FUNCTION public_site.redirect_goes_with_its_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public_site.redirect WHERE kind = OLD.kind AND slug = OLD.slug) AND NOT EXISTS (
        SELECT FROM desk.public_record had JOIN desk.merge undone ON undone.merged_id = had.id AND undone.state = 'undone'
        WHERE had.kind = OLD.kind AND had.slug = OLD.slug AND had.merged_into IS NULL
    ) THEN
        RAISE EXCEPTION 'an old address leads on until its merge is undone' USING ERRCODE = 'CL124';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER redirect_goes_with_its_merge AFTER DELETE ON public_site.redirect DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.redirect_goes_with_its_merge();
GRANT DELETE ON public_site.redirect TO caselight_desk;

REVOKE ALL ON desk.not_same, desk.merge FROM PUBLIC;
GRANT SELECT, INSERT ON desk.not_same, desk.merge TO caselight_desk;
GRANT UPDATE (undo_change_id, state, merged_at, undone_at) ON desk.merge TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.not_same_stays(), desk.merge_moves_lawfully(), desk.merged_into_is_a_merge(), desk.merged_record_rests(), public_site.redirect_goes_with_its_merge() FROM PUBLIC;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER not_same_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.not_same FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER merge_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.merge FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
