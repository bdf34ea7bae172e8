-- On what basis somebody is published, how precisely, and by how many people (docs/decisions/044 and 045).

-- Why this office may publish something of somebody: one row for each purpose. Never public. It stands until it is withdrawn.
CREATE TABLE desk.publication_basis (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    person_kind text NOT NULL DEFAULT 'person' CHECK (person_kind = 'person'),
    purpose text NOT NULL,
    basis text NOT NULL,
    -- Of a consent: who agreed, how, when, and who asked them.
    agreed_by text,
    agreed_how text,
    agreed_on date,
    asked_by text,
    -- What it rests on: a source on record, or words for the office alone.
    source_id uuid,
    source_kind text CHECK (source_kind = 'source'),
    note text,
    recorded_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    recorded_at timestamptz(3) NOT NULL DEFAULT now(),
    withdrawn_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    withdrawn_at timestamptz(3),
    -- Who withdrew it, and how the office knows.
    withdrawn_how text,
    CONSTRAINT publication_basis_person_fkey FOREIGN KEY (person_id, person_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT,
    CONSTRAINT publication_basis_source_fkey FOREIGN KEY (source_id, source_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT,
    CONSTRAINT publication_basis_purpose_known CHECK (purpose IN ('name', 'testimony', 'health', 'relatives')),
    CONSTRAINT publication_basis_basis_known CHECK (basis IN ('consent', 'already_public', 'official_record')),
    CONSTRAINT publication_basis_consent_is_told CHECK (basis <> 'consent' OR (agreed_by IS NOT NULL AND agreed_how IS NOT NULL AND agreed_on IS NOT NULL AND asked_by IS NOT NULL)),
    -- That something is public already, or in a file of the state, is no leave to tell of somebody's health or family.
    CONSTRAINT publication_basis_close_matters_need_consent CHECK (purpose NOT IN ('health', 'relatives') OR basis = 'consent'),
    CONSTRAINT publication_basis_rests_on_something CHECK ((source_id IS NULL) = (source_kind IS NULL) AND (source_id IS NOT NULL OR note IS NOT NULL)),
    CONSTRAINT publication_basis_withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_how IS NULL))
);
CREATE INDEX publication_basis_person_id_purpose_idx ON desk.publication_basis (person_id, purpose);
CREATE INDEX publication_basis_source_id_idx ON desk.publication_basis (source_id);
CREATE INDEX publication_basis_recorded_by_idx ON desk.publication_basis (recorded_by);
CREATE INDEX publication_basis_withdrawn_idx ON desk.publication_basis (withdrawn_at DESC) WHERE withdrawn_at IS NOT NULL;

CREATE FUNCTION desk.publication_basis_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- The owner seeds, in the name of an account that nobody signs in to.
        IF NEW.withdrawn_at IS NOT NULL OR (session_user = 'caselight_desk' AND NOT desk.works_as(NEW.recorded_by, ARRAY['researcher', 'editor', 'admin'])) THEN
            RAISE EXCEPTION 'whoever may draft records a basis' USING ERRCODE = 'CL166';
        END IF;
        -- Whoever took back a consent is not published on another ground that is found afterwards. One after the other with whoever withdraws one at this moment.
        PERFORM FROM desk.public_record WHERE id = NEW.person_id FOR SHARE;
        IF NEW.basis <> 'consent' AND EXISTS (SELECT FROM desk.publication_basis over WHERE over.person_id = NEW.person_id AND over.purpose = NEW.purpose AND over.basis = 'consent' AND over.withdrawn_at IS NOT NULL) THEN
            RAISE EXCEPTION 'after a consent was withdrawn only another consent will do' USING ERRCODE = 'CL166';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (to_jsonb(OLD) - ARRAY['withdrawn_by', 'withdrawn_at', 'withdrawn_how']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['withdrawn_by', 'withdrawn_at', 'withdrawn_how'])
        OR NOT desk.works_as(NEW.withdrawn_by, ARRAY['researcher', 'editor', 'admin']) THEN
        RAISE EXCEPTION 'a basis stays as it was recorded, and is withdrawn once' USING ERRCODE = 'CL166';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER publication_basis_stays BEFORE INSERT OR UPDATE OR DELETE ON desk.publication_basis FOR EACH ROW EXECUTE FUNCTION desk.publication_basis_stays();

-- Whom, and for what, the body of an edition needs a basis: the person that it is of, what it tells of their health and family, and whoever's words it gives,
-- who are found one by one: a join may be planned as a reading of everybody.
CREATE FUNCTION desk.bases_needed(of_record uuid, of_kind text, document jsonb) RETURNS TABLE (person_id uuid, purpose text) LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT of_record, 'name' WHERE of_kind = 'person'
    UNION SELECT of_record, 'health' WHERE of_kind = 'person' AND document @? '$.cases[*].events[*] ? (@.eventKind == "health")'
    UNION SELECT of_record, 'relatives' WHERE of_kind = 'person'
        AND (document @? '$.cases[*].events[*] ? (@.eventKind == "family")' OR document @? '$.cases[*].representations[*] ? (@.began == "engaged_by_family")')
    UNION SELECT who.id, 'testimony'
        FROM desk.public_record who
        WHERE who.kind = 'person' AND who.id = ANY (ARRAY(
            SELECT (said.id #>> '{}')::uuid FROM (SELECT jsonb_path_query(document, '$.**.saidBy') AS id UNION SELECT jsonb_path_query(document, '$.speakers[*].by')) said))
$$;

-- Whoever withdraws a basis meanwhile waits for this publication, or this for them: the rows that it rests on are held.
CREATE FUNCTION public_site.edition_rests_on_a_basis() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    needed record;
BEGIN
    FOR needed IN
        SELECT need.person_id, need.purpose FROM public_site.edition_body kept, desk.bases_needed(NEW.record_id, NEW.kind, kept.body::jsonb) need
        WHERE kept.record_id = NEW.record_id AND kept.number = NEW.number AND kept.body IS NOT NULL ORDER BY 1, 2
    LOOP
        PERFORM FROM desk.publication_basis stands WHERE stands.person_id = needed.person_id AND stands.purpose = needed.purpose AND stands.withdrawn_at IS NULL FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'nothing is published of somebody without a basis for it' USING ERRCODE = 'CL165';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER edition_rests_on_a_basis AFTER INSERT ON public_site.edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.edition_rests_on_a_basis();
-- So does one that stands again: a record that comes back is read as its last edition told it.
CREATE CONSTRAINT TRIGGER current_edition_rests_on_a_basis AFTER INSERT ON public_site.current_edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.edition_rests_on_a_basis();

-- Whom the seed published before there were bases. The words are those of prisma/seed/seed.ts.
INSERT INTO desk.publication_basis (person_id, purpose, basis, source_id, source_kind, note, recorded_by)
SELECT made.record_id, purpose, 'already_public', (SELECT source_id FROM desk.source_text JOIN desk.change began ON began.record_id = source_id AND began.origin = 'seed' LIMIT 1),
    (SELECT 'source' FROM desk.source_text JOIN desk.change began ON began.record_id = source_id AND began.origin = 'seed' LIMIT 1),
    'Already public: the article that this record begins with names them. Nobody has asked them.', made.created_by
FROM desk.change made JOIN desk.public_record person ON person.id = made.record_id AND person.kind = 'person', unnest(ARRAY['name', 'testimony']) purpose
WHERE made.origin = 'seed';

-- Facts of the change's record, and of those that go along, that stayed inside for want of a consent when the editor approved: what is let out since is not published unseen.
ALTER TABLE desk.embargo ADD COLUMN held_back uuid[] NOT NULL DEFAULT '{}';

-- How precisely the public reads a fact's date and place, where that is coarser than what is known. NULL: as it is known.
ALTER TABLE desk.assertion
    ADD COLUMN public_date text CONSTRAINT assertion_public_date_known CHECK (public_date IN ('month', 'year')),
    -- The words that stand in its place for the public; empty for none.
    ADD COLUMN public_place text CONSTRAINT assertion_public_place_is_short CHECK (char_length(public_place) <= 300);

-- Whether a date, as an edition gives it, is no finer than that. NULL is no date.
CREATE FUNCTION public_site.is_no_finer(told jsonb, than text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT told IS NULL OR told = 'null'::jsonb OR (
        (told ->> 'printed') IS NULL AND (told ->> 'countedFrom') IS NULL
        AND (told ->> 'edtf') !~ CASE than WHEN 'month' THEN '\d{4}-\d{2}-\d{2}' ELSE '\d{4}-\d{2}' END
        AND coalesce((told ->> 'earliest') ~ CASE than WHEN 'month' THEN '-01$' ELSE '-01-01$' END, true)
        AND coalesce(to_char((told ->> 'latest')::date + 1, 'MM-DD') ~ CASE than WHEN 'month' THEN '-01$' ELSE '^01-01$' END, true))
$$;

CREATE FUNCTION public_site.edition_is_as_coarse_as_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM desk.assertion known JOIN public_site.edition_body kept ON kept.record_id = NEW.record_id AND kept.number = NEW.number,
            jsonb_path_query(kept.body::jsonb, '$.** ? (exists(@.id) && exists(@.citations))') fact
        WHERE known.record_id = NEW.record_id AND (known.public_date IS NOT NULL OR known.public_place IS NOT NULL) AND fact ->> 'id' = known.id::text
            AND ((known.public_date IS NOT NULL AND NOT (public_site.is_no_finer(fact -> 'date', known.public_date) AND public_site.is_no_finer(fact -> 'end', known.public_date)))
                OR (known.public_place IS NOT NULL AND (fact ->> 'place') IS NOT NULL AND (fact ->> 'place') IS DISTINCT FROM known.public_place)
                OR fact @? '$.citations[*] ? (@.exact != "" || @.prefix != "" || @.suffix != "" || @.start != null || @.end != null || @.locator != null)')
    ) THEN
        RAISE EXCEPTION 'an edition tells no finer date or place than the public may read' USING ERRCODE = 'CL167';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER edition_is_as_coarse_as_asked AFTER INSERT ON public_site.edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.edition_is_as_coarse_as_asked();

REVOKE ALL ON desk.publication_basis FROM PUBLIC;
GRANT SELECT, INSERT ON desk.publication_basis TO caselight_desk;
GRANT UPDATE (withdrawn_by, withdrawn_at, withdrawn_how) ON desk.publication_basis TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.publication_basis_stays(), desk.bases_needed(uuid, text, jsonb), public_site.edition_rests_on_a_basis(), public_site.is_no_finer(jsonb, text), public_site.edition_is_as_coarse_as_asked() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.bases_needed(uuid, text, jsonb) TO caselight_desk;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER publication_basis_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.publication_basis FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();

-- An office of one: while exactly one editor or admin works here, they may switch to one pair of eyes (docs/decisions/045). It is on while one of these has not ended.
CREATE TABLE desk.office_of_one (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    began_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    began_at timestamptz(3) NOT NULL DEFAULT now(),
    -- Nobody, where it ended by itself, since a second one works here.
    ended_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    ended_at timestamptz(3),
    CONSTRAINT office_of_one_ended_at_a_time CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX office_of_one_at_a_time ON desk.office_of_one ((true)) WHERE ended_at IS NULL;
CREATE INDEX office_of_one_began_by_idx ON desk.office_of_one (began_by);
CREATE INDEX office_of_one_ended_by_idx ON desk.office_of_one (ended_by);

-- Whether somebody is the only one here who could review, whatever was switched on.
CREATE FUNCTION desk.reviews_alone(who uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT desk.works_as(who, ARRAY['editor', 'admin'])
        AND NOT EXISTS (SELECT FROM desk.account WHERE id <> who AND role IN ('editor', 'admin') AND disabled_at IS NULL)
$$;
-- Whether they may decide on their own work now: it is on, and they are still the only one.
CREATE FUNCTION desk.is_office_of_one(who uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT EXISTS (SELECT FROM desk.office_of_one WHERE ended_at IS NULL) AND desk.reviews_alone(who)
$$;

CREATE FUNCTION desk.office_of_one_is_of_one() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    -- One after the other with whoever makes a second one work here.
    PERFORM pg_advisory_xact_lock(4201708);
    IF TG_OP = 'INSERT' THEN
        IF NEW.ended_at IS NOT NULL OR NOT desk.works_as(NEW.began_by, ARRAY['admin']) OR NOT desk.reviews_alone(NEW.began_by) THEN
            RAISE EXCEPTION 'an admin who is the only one to review switches to one pair of eyes' USING ERRCODE = 'CL168';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
        OR (to_jsonb(OLD) - ARRAY['ended_by', 'ended_at']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['ended_by', 'ended_at'])
        OR (NEW.ended_by IS NOT NULL AND NOT desk.works_as(NEW.ended_by, ARRAY['admin'])) THEN
        RAISE EXCEPTION 'that one pair of eyes was enough stays on file, and ends once' USING ERRCODE = 'CL168';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER office_of_one_is_of_one BEFORE INSERT OR UPDATE OR DELETE ON desk.office_of_one FOR EACH ROW EXECUTE FUNCTION desk.office_of_one_is_of_one();

-- It ends by itself with a second editor or admin, whoever lets them in, also while the desk is closed.
CREATE FUNCTION desk.second_editor_ends_office_of_one() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(4201708);
    IF (SELECT count(*) FROM desk.account WHERE role IN ('editor', 'admin') AND disabled_at IS NULL) > 1 THEN
        UPDATE desk.office_of_one SET ended_at = now() WHERE ended_at IS NULL;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER account_second_editor_ends_office_of_one AFTER INSERT OR UPDATE OF role, disabled_at ON desk.account FOR EACH ROW
    WHEN (NEW.role IN ('editor', 'admin') AND NEW.disabled_at IS NULL) EXECUTE FUNCTION desk.second_editor_ends_office_of_one();

-- Whether an edition was published by one of those who wrote it, or brings what nobody else reviewed.
ALTER TABLE public_site.edition ADD COLUMN alone boolean NOT NULL DEFAULT false;

-- As in migration 0022, and: in an office of one its one editor decides on their own work.
CREATE OR REPLACE FUNCTION desk.change_moves_lawfully() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- The seed is the owner's act at start-up; the desk cannot call its own work a seed.
        IF NEW.origin = 'seed' AND session_user <> (SELECT tableowner FROM pg_catalog.pg_tables WHERE schemaname = 'desk' AND tablename = 'change') THEN
            RAISE EXCEPTION 'only the owner seeds' USING ERRCODE = 'CL005';
        END IF;
        IF NEW.state <> 'draft' THEN
            RAISE EXCEPTION 'a change begins as a draft' USING ERRCODE = 'CL006';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.record_id <> OLD.record_id OR NEW.origin <> OLD.origin OR NEW.created_by <> OLD.created_by THEN
        RAISE EXCEPTION 'a change keeps its record, origin and opener' USING ERRCODE = 'CL006';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'submitted'), ('draft', 'discarded'), ('submitted', 'draft'), ('submitted', 'returned'), ('submitted', 'approved'),
        ('returned', 'submitted'), ('returned', 'discarded'), ('approved', 'applied'), ('approved', 'returned'), ('approved', 'submitted')
    ) THEN
        RAISE EXCEPTION 'a change cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'CL006';
    END IF;
    -- Asked of the step alone: an approval that could not be given any more can still be taken back, with what waits for it.
    IF NEW.state = 'approved' AND OLD.state <> 'approved' AND NEW.origin <> 'seed' THEN
        IF EXISTS (SELECT FROM desk.change_author WHERE change_id = NEW.id AND account_id = NEW.decided_by) AND NOT desk.is_office_of_one(NEW.decided_by) THEN
            RAISE EXCEPTION 'nobody approves a change they took part in' USING ERRCODE = 'CL007';
        END IF;
        IF NOT EXISTS (SELECT FROM desk.account WHERE id = NEW.decided_by AND role IN ('editor', 'admin') AND disabled_at IS NULL) THEN
            RAISE EXCEPTION 'an editor approves a change' USING ERRCODE = 'CL007';
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- Whether an edition's body tells what the one before did not, and nobody but its authors has reviewed: facts that one of them alone approved, and that stayed inside until now.
CREATE FUNCTION desk.brings_unreviewed(of_record uuid, number_before integer, document jsonb) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM desk.assertion fact
        WHERE fact.record_id = of_record
            -- A value, and no join: from the record's few facts to their changes, and never from all changes of a state to their facts.
            AND (SELECT came.state = 'applied' AND came.origin <> 'seed' AND EXISTS (SELECT FROM desk.change_author wrote WHERE wrote.change_id = came.id AND wrote.account_id = came.decided_by)
                FROM desk.change came WHERE came.id = fact.added_by_change_id)
            AND fact.id::text IN (SELECT told #>> '{}' FROM jsonb_path_query(document, '$.**.id') told)
            AND NOT EXISTS (SELECT FROM public_site.edition_body past, jsonb_path_query(past.body::jsonb, '$.**.id') told
                WHERE past.record_id = of_record AND past.number = number_before AND past.body IS NOT NULL AND told #>> '{}' = fact.id::text))
$$;

-- As in migration 0004, and: one that its own author published says so, and is made in an office of one alone.
CREATE OR REPLACE FUNCTION public_site.edition_has_four_eyes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    act desk.publication_act%ROWTYPE;
    source desk.change%ROWTYPE;
    before public_site.edition%ROWTYPE;
    took_part boolean;
BEGIN
    SELECT * INTO act FROM desk.publication_act WHERE record_id = NEW.record_id AND number = NEW.number;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an edition needs the act that published it' USING ERRCODE = 'CL008';
    END IF;
    SELECT * INTO source FROM desk.change WHERE id = act.change_id;
    IF source.record_id <> NEW.record_id OR source.state NOT IN ('approved', 'applied') THEN
        RAISE EXCEPTION 'an edition is made of an approved change of its record' USING ERRCODE = 'CL008';
    END IF;
    IF (source.origin = 'seed') <> (NEW.reason = 'seeded') THEN
        RAISE EXCEPTION 'an edition says whether it was seeded' USING ERRCODE = 'CL008';
    END IF;
    took_part := source.origin <> 'seed' AND EXISTS (SELECT FROM desk.change_author WHERE change_id = source.id AND account_id = act.published_by);
    IF source.origin <> 'seed' THEN
        IF took_part AND NOT desk.is_office_of_one(act.published_by) THEN
            RAISE EXCEPTION 'nobody publishes a change they took part in' USING ERRCODE = 'CL007';
        END IF;
        IF NOT EXISTS (SELECT FROM desk.account WHERE id = act.published_by AND role IN ('editor', 'admin') AND disabled_at IS NULL) THEN
            RAISE EXCEPTION 'an editor publishes' USING ERRCODE = 'CL007';
        END IF;
    END IF;
    IF NEW.alone <> (took_part OR (SELECT desk.brings_unreviewed(NEW.record_id, NEW.number - 1, kept.body::jsonb) FROM public_site.edition_body kept WHERE kept.record_id = NEW.record_id AND kept.number = NEW.number)) THEN
        RAISE EXCEPTION 'an edition says whether nobody else reviewed it' USING ERRCODE = 'CL169';
    END IF;
    IF NOT EXISTS (
        SELECT FROM public_site.edition_body WHERE record_id = NEW.record_id AND number = NEW.number
          AND (body IS NULL OR sha256(convert_to(body, 'UTF8')) = NEW.sha256)
    ) THEN
        RAISE EXCEPTION 'an edition carries the hash of its body' USING ERRCODE = 'CL008';
    END IF;
    IF NEW.number = 1 THEN
        IF NEW.previous_sha256 <> decode(repeat('00', 32), 'hex') THEN
            RAISE EXCEPTION 'the first edition follows nothing' USING ERRCODE = 'CL008';
        END IF;
    ELSE
        SELECT * INTO before FROM public_site.edition WHERE record_id = NEW.record_id AND number = NEW.number - 1;
        IF NOT FOUND OR before.sha256 <> NEW.previous_sha256 THEN
            RAISE EXCEPTION 'an edition carries the hash of the one before' USING ERRCODE = 'CL008';
        END IF;
    END IF;
    RETURN NULL;
END $$;

-- Of an entry the public's role reads columns by name (migration 0017).
GRANT SELECT (alone) ON public_site.edition TO caselight_reader;
REVOKE ALL ON desk.office_of_one FROM PUBLIC;
GRANT SELECT, INSERT ON desk.office_of_one TO caselight_desk;
GRANT UPDATE (ended_by, ended_at) ON desk.office_of_one TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.brings_unreviewed(uuid, integer, jsonb), desk.reviews_alone(uuid), desk.is_office_of_one(uuid), desk.office_of_one_is_of_one(), desk.second_editor_ends_office_of_one() FROM PUBLIC;
-- Called by the triggers with the power of whoever writes, and by the desk to say what may be done.
GRANT EXECUTE ON FUNCTION desk.brings_unreviewed(uuid, integer, jsonb), desk.reviews_alone(uuid), desk.is_office_of_one(uuid) TO caselight_desk;
-- As everything that the desk's role writes (migration 0023); that it ends by itself does not rest, as what is done to accounts does not.
CREATE TRIGGER office_of_one_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.office_of_one FOR EACH STATEMENT
    WHEN (session_user = 'caselight_desk' AND current_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
