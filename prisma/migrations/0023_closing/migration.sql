-- The office keeps an admin; an admin can close the desk to writing, or to everybody (docs/decisions/038); the audit log is found by who, what and when.

-- Of two admins who remove each other at once the second must see what the first did: they come one after the other.
CREATE FUNCTION desk.an_admin_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(4201706);
    IF NOT EXISTS (SELECT FROM desk.account WHERE role = 'admin' AND disabled_at IS NULL AND id <> NEW.id) THEN
        RAISE EXCEPTION 'the last admin keeps role and door' USING ERRCODE = 'CL130';
    END IF;
    RETURN NEW;
END $$;
-- The owner may: whoever has the server can always make an admin anew (npm run admin:invite).
CREATE TRIGGER account_an_admin_stays BEFORE UPDATE OF role, disabled_at ON desk.account FOR EACH ROW
    WHEN (session_user = 'caselight_desk' AND OLD.role = 'admin' AND OLD.disabled_at IS NULL AND (NEW.role <> 'admin' OR NEW.disabled_at IS NOT NULL))
    EXECUTE FUNCTION desk.an_admin_stays();

-- Each time that the desk was closed: to writing, or to everybody but the admin who did it. It is closed while one is not opened.
CREATE TABLE desk.closing (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    mode text NOT NULL,
    reason text NOT NULL,
    closed_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    closed_at timestamptz(3) NOT NULL DEFAULT now(),
    -- Nobody, where it was opened from the server itself.
    opened_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    opened_at timestamptz(3),
    CONSTRAINT closing_mode_known CHECK (mode IN ('read_only', 'locked')),
    CONSTRAINT closing_says_why CHECK (char_length(reason) BETWEEN 1 AND 300),
    CONSTRAINT closing_opened_at_a_time CHECK (opened_by IS NULL OR opened_at IS NOT NULL)
);
CREATE UNIQUE INDEX closing_one_at_a_time ON desk.closing ((true)) WHERE opened_at IS NULL;
CREATE INDEX closing_closed_at_idx ON desk.closing (closed_at DESC);

CREATE FUNCTION desk.closing_is_an_admins() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    -- Waits for what is being written, so that nothing is written once this is kept.
    PERFORM pg_advisory_xact_lock(4201707);
    IF TG_OP = 'INSERT' THEN
        IF NEW.opened_at IS NOT NULL OR NOT desk.works_as(NEW.closed_by, ARRAY['admin']) THEN
            RAISE EXCEPTION 'an admin closes the desk' USING ERRCODE = 'CL133';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.opened_at IS NOT NULL OR (to_jsonb(OLD) - ARRAY['opened_by', 'opened_at']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['opened_by', 'opened_at']) THEN
        RAISE EXCEPTION 'a closing is opened once, and stays on file' USING ERRCODE = 'CL134';
    END IF;
    IF session_user = 'caselight_desk' AND (NEW.opened_by IS NULL OR NOT desk.works_as(NEW.opened_by, ARRAY['admin']) OR (OLD.mode = 'locked' AND NEW.opened_by <> OLD.closed_by)) THEN
        RAISE EXCEPTION 'an admin opens the desk; one that is locked, whoever locked it' USING ERRCODE = 'CL133';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closing_is_an_admins BEFORE INSERT OR UPDATE ON desk.closing FOR EACH ROW EXECUTE FUNCTION desk.closing_is_an_admins();

-- What the desk's role writes while it is closed is refused, from whichever process, and whatever that process believes.
CREATE FUNCTION desk.rests_while_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(4201707);
    IF EXISTS (SELECT FROM desk.closing WHERE opened_at IS NULL) THEN
        RAISE EXCEPTION 'the desk is closed to writing' USING ERRCODE = 'CL131';
    END IF;
    RETURN NULL;
END $$;
-- Every table but those of the accounts, the log, the closing itself, and what somebody is typing. A table that comes later gets its trigger in its own migration:
-- lib/accounts/closing.db.test.ts asks.
DO $$
DECLARE
    guarded record;
BEGIN
    FOR guarded IN
        SELECT schemaname, tablename FROM pg_catalog.pg_tables
        WHERE schemaname IN ('desk', 'public_site')
            AND (schemaname <> 'desk' OR tablename NOT IN ('account', 'invitation', 'session', 'pending_sign_in', 'second_factor', 'recovery_code', 'attempt', 'audit', 'closing', 'unsent_form', 'removal_request'))
        ORDER BY schemaname, tablename
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE INSERT OR UPDATE OR DELETE ON %I.%I FOR EACH STATEMENT WHEN (session_user = ''caselight_desk'') EXECUTE FUNCTION desk.rests_while_closed()',
            guarded.tablename || '_rests_while_closed', guarded.schemaname, guarded.tablename);
    END LOOP;
END $$;
-- The public's form still comes in; what editors do about it rests.
CREATE TRIGGER removal_request_rests_while_closed BEFORE UPDATE OR DELETE ON desk.removal_request FOR EACH STATEMENT
    WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();

-- While it is locked, nobody begins a session but whoever locked it.
CREATE FUNCTION desk.locked_for_others() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(4201707);
    IF EXISTS (SELECT FROM desk.closing WHERE opened_at IS NULL AND mode = 'locked' AND closed_by <> NEW.account_id) THEN
        RAISE EXCEPTION 'the desk is locked' USING ERRCODE = 'CL132';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER session_locked_for_others BEFORE INSERT ON desk.session FOR EACH ROW
    WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.locked_for_others();

CREATE INDEX audit_actor_id_seq_idx ON desk.audit (actor_id, seq DESC);
CREATE INDEX audit_event_seq_idx ON desk.audit (event, seq DESC);
CREATE INDEX audit_at_idx ON desk.audit (at);
CREATE INDEX audit_record_idx ON desk.audit ((detail ->> 'recordId'), seq DESC) WHERE detail ? 'recordId';

REVOKE ALL ON desk.closing FROM PUBLIC;
GRANT SELECT, INSERT ON desk.closing TO caselight_desk;
GRANT UPDATE (opened_by, opened_at) ON desk.closing TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.an_admin_stays(), desk.closing_is_an_admins(), desk.rests_while_closed(), desk.locked_for_others() FROM PUBLIC;
