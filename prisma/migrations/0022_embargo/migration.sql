-- A change that is approved now and published later, at a day and time that an editor chose: by itself, and never before.

-- One approval with its time. It waits until it is published, refused at that moment, or taken back; then it stays as it ended.
CREATE TABLE desk.embargo (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    change_id uuid NOT NULL REFERENCES desk.change (id) ON DELETE RESTRICT,
    approved_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    approved_at timestamptz(3) NOT NULL DEFAULT now(),
    publish_at timestamptz(3) NOT NULL,
    -- Of a correction: what was corrected and why.
    public_note text,
    -- The version of the record that the editor saw: what stands otherwise by then is not published unseen.
    record_version integer NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    ended_at timestamptz(3),
    -- Why it was refused: a key of the program's messages.
    refusal text,
    CONSTRAINT embargo_state_known CHECK (state IN ('waiting', 'published', 'refused', 'taken_back')),
    CONSTRAINT embargo_ends_once CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CONSTRAINT embargo_refused_for_a_reason CHECK ((state = 'refused') = (refusal IS NOT NULL) AND refusal ~ '^[A-Za-z_]{1,40}$')
);
CREATE INDEX embargo_change_id_idx ON desk.embargo (change_id);
CREATE UNIQUE INDEX embargo_waits_once ON desk.embargo (change_id) WHERE state = 'waiting';
CREATE INDEX embargo_due_idx ON desk.embargo (publish_at) WHERE state = 'waiting';

CREATE FUNCTION desk.embargo_keeps_its_time() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.state <> 'waiting' OR (to_jsonb(OLD) - ARRAY['state', 'ended_at', 'refusal']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['state', 'ended_at', 'refusal']) THEN
            RAISE EXCEPTION 'an embargo keeps its time and its end' USING ERRCODE = 'CL118';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> 'waiting' OR NEW.publish_at <= clock_timestamp()
        OR NOT EXISTS (SELECT FROM desk.change WHERE id = NEW.change_id AND state = 'approved' AND decided_by = NEW.approved_by) THEN
        RAISE EXCEPTION 'an embargo is of a change that its editor has approved, and lies ahead' USING ERRCODE = 'CL118';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER embargo_keeps_its_time BEFORE INSERT OR UPDATE ON desk.embargo FOR EACH ROW EXECUTE FUNCTION desk.embargo_keeps_its_time();

-- Never before the time, by this database's own clock, whoever asks; and an approval that is void takes its embargo along.
CREATE FUNCTION desk.embargo_holds() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.state = 'applied' THEN
        IF EXISTS (SELECT FROM desk.embargo WHERE change_id = NEW.id AND state = 'waiting' AND publish_at > clock_timestamp()) THEN
            RAISE EXCEPTION 'an embargoed change is not published before its time' USING ERRCODE = 'CL112';
        END IF;
    ELSE
        UPDATE desk.embargo SET state = 'taken_back', ended_at = now() WHERE change_id = NEW.id AND state = 'waiting';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER change_embargo_holds BEFORE UPDATE OF state ON desk.change FOR EACH ROW
    WHEN (OLD.state = 'approved' AND NEW.state <> 'approved') EXECUTE FUNCTION desk.embargo_holds();

-- As in migration 0004, and an approval can be taken back: the change waits for review again.
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
    IF NEW.state = 'approved' AND NEW.origin <> 'seed' THEN
        IF EXISTS (SELECT FROM desk.change_author WHERE change_id = NEW.id AND account_id = NEW.decided_by) THEN
            RAISE EXCEPTION 'nobody approves a change they took part in' USING ERRCODE = 'CL007';
        END IF;
        IF NOT EXISTS (SELECT FROM desk.account WHERE id = NEW.decided_by AND role IN ('editor', 'admin') AND disabled_at IS NULL) THEN
            RAISE EXCEPTION 'an editor approves a change' USING ERRCODE = 'CL007';
        END IF;
    END IF;
    RETURN NEW;
END $$;

GRANT SELECT, INSERT ON desk.embargo TO caselight_desk;
GRANT UPDATE (state, ended_at, refusal) ON desk.embargo TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.embargo_keeps_its_time(), desk.embargo_holds() FROM PUBLIC;
