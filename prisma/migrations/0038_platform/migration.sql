-- What was found and not mended: one pair of eyes by way of a colleague who was shut out (docs/decisions/045), one search that holds up all telling (041), bases (044).

-- When somebody last ceased to be able to review: disabled, or given another role. Written by the database alone, so that nobody who shuts a colleague out can leave it out.
CREATE TABLE desk.reviewer_left (
    account_id uuid PRIMARY KEY REFERENCES desk.account (id) ON DELETE RESTRICT,
    left_at timestamptz(3) NOT NULL
);
INSERT INTO desk.reviewer_left (account_id, left_at) SELECT id, disabled_at FROM desk.account WHERE role IN ('editor', 'admin') AND disabled_at IS NOT NULL;

CREATE FUNCTION desk.reviewer_leaves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
    INSERT INTO desk.reviewer_left (account_id, left_at) VALUES (NEW.id, clock_timestamp()) ON CONFLICT (account_id) DO UPDATE SET left_at = excluded.left_at;
    RETURN NULL;
END $$;
CREATE TRIGGER account_reviewer_leaves AFTER UPDATE OF role, disabled_at ON desk.account FOR EACH ROW
    WHEN (OLD.role IN ('editor', 'admin') AND OLD.disabled_at IS NULL AND (NEW.role NOT IN ('editor', 'admin') OR NEW.disabled_at IS NOT NULL)) EXECUTE FUNCTION desk.reviewer_leaves();

-- From when on somebody may switch to one pair of eyes: seven days after the last other one who could review here ceased to; null where nobody ever did.
CREATE FUNCTION desk.alone_from(who uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT max(left_at) + interval '7 days' FROM desk.reviewer_left WHERE account_id <> who
$$;

-- As in migration 0031, and: not within those days.
CREATE OR REPLACE FUNCTION desk.office_of_one_is_of_one() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    -- One after the other with whoever makes a second one work here.
    PERFORM pg_advisory_xact_lock(4201708);
    IF TG_OP = 'INSERT' THEN
        IF NEW.ended_at IS NOT NULL OR NOT desk.works_as(NEW.began_by, ARRAY['admin']) OR NOT desk.reviews_alone(NEW.began_by) THEN
            RAISE EXCEPTION 'an admin who is the only one to review switches to one pair of eyes' USING ERRCODE = 'CL168';
        END IF;
        IF desk.alone_from(NEW.began_by) > clock_timestamp() THEN
            RAISE EXCEPTION 'nobody switches to one pair of eyes soon after somebody who could review was shut out' USING ERRCODE = 'CL180';
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

-- What is still to be asked of one search that somebody watches, where it failed or its turn did not come: everybody else was told. It goes with the watch.
ALTER TABLE desk.happening ADD COLUMN watch_id uuid REFERENCES desk.watch (id) ON DELETE CASCADE,
    ADD CONSTRAINT happening_watch_of_a_publication CHECK (watch_id IS NULL OR what = 'publication');
CREATE INDEX happening_watch_id_idx ON desk.happening (watch_id);

-- Who begins to watch while a publication is under way saw nothing of it, though it began before: what was kept when somebody began is asked of the snapshot, not of clocks.
ALTER TABLE desk.happening ADD COLUMN kept_in xid8 DEFAULT pg_current_xact_id();
ALTER TABLE desk.watch ADD COLUMN seen pg_snapshot DEFAULT pg_current_snapshot();

-- As in migration 0031, and: nobody agreed on a day that is still to come, wherever it has begun already.
CREATE OR REPLACE FUNCTION desk.publication_basis_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- The owner seeds, in the name of an account that nobody signs in to.
        IF NEW.withdrawn_at IS NOT NULL OR (session_user = 'caselight_desk' AND NOT desk.works_as(NEW.recorded_by, ARRAY['researcher', 'editor', 'admin'])) THEN
            RAISE EXCEPTION 'whoever may draft records a basis' USING ERRCODE = 'CL166';
        END IF;
        IF NEW.agreed_on > (clock_timestamp() AT TIME ZONE 'UTC')::date + 1 THEN
            RAISE EXCEPTION 'nobody agreed on a day that is still to come' USING ERRCODE = 'CL182';
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

-- Whoever takes a basis back takes back every other one for the same purpose, in the same transaction.
CREATE FUNCTION desk.basis_goes_with_the_others() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM desk.publication_basis stands WHERE stands.person_id = NEW.person_id AND stands.purpose = NEW.purpose AND stands.withdrawn_at IS NULL) THEN
        RAISE EXCEPTION 'a basis is withdrawn with every other one for the same purpose' USING ERRCODE = 'CL181';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER publication_basis_goes_with_the_others AFTER UPDATE OF withdrawn_at ON desk.publication_basis DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION desk.basis_goes_with_the_others();

REVOKE ALL ON desk.reviewer_left FROM PUBLIC;
GRANT SELECT ON desk.reviewer_left TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.reviewer_leaves(), desk.alone_from(uuid), desk.basis_goes_with_the_others() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.alone_from(uuid) TO caselight_desk;
