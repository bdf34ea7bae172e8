-- What an office asks for once more before a grave act (docs/decisions/054): nothing, a second factor, or a passkey, given within the last ten minutes.

-- When somebody last gave one in this session, in which it counts and in no other.
ALTER TABLE desk.session
    ADD COLUMN factor_proved_at timestamptz(3),
    ADD COLUMN passkey_proved_at timestamptz(3),
    -- A passkey is a second factor too.
    ADD CONSTRAINT session_passkey_is_a_factor CHECK (passkey_proved_at IS NULL OR factor_proved_at IS NOT NULL);

-- One row for each kind of act, from here on: the desk changes them, and takes none away.
CREATE TABLE desk.proof_demand (
    act text PRIMARY KEY,
    demand text NOT NULL,
    -- Nobody, where nothing was ever asked for, or where it was let go from the server.
    set_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    set_at timestamptz(3),
    CONSTRAINT proof_demand_act_known CHECK (act IN ('publish', 'export', 'people', 'sealed')),
    CONSTRAINT proof_demand_known CHECK (demand IN ('none', 'factor', 'passkey'))
);
CREATE INDEX proof_demand_set_by_idx ON desk.proof_demand (set_by);
INSERT INTO desk.proof_demand (act, demand) VALUES ('publish', 'none'), ('export', 'none'), ('people', 'none'), ('sealed', 'none');

-- Whether admins can still give what is asked for: two of them have a passkey, or the one of an office of one.
CREATE FUNCTION desk.proof_demand_is_an_admins() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.act <> OLD.act OR (session_user = 'caselight_desk' AND (NEW.set_by IS NULL OR NOT desk.works_as(NEW.set_by, ARRAY['admin']))) THEN
        RAISE EXCEPTION 'an admin says what the office asks for' USING ERRCODE = 'CL190';
    END IF;
    IF NEW.demand = 'passkey' AND OLD.demand <> 'passkey' THEN
        -- One after the other with whoever takes a passkey, or an admin, away.
        PERFORM pg_advisory_xact_lock(4201712);
        IF (SELECT count(*) FROM desk.account admin WHERE role = 'admin' AND disabled_at IS NULL AND EXISTS (SELECT FROM desk.passkey WHERE account_id = admin.id)) < 2
            AND NOT EXISTS (SELECT FROM desk.account admin WHERE role = 'admin' AND disabled_at IS NULL AND desk.is_office_of_one(admin.id) AND EXISTS (SELECT FROM desk.passkey WHERE account_id = admin.id)) THEN
            RAISE EXCEPTION 'two admins, or the one of an office of one, have a passkey before the office asks for one' USING ERRCODE = 'CL191';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proof_demand_is_an_admins BEFORE UPDATE ON desk.proof_demand FOR EACH ROW EXECUTE FUNCTION desk.proof_demand_is_an_admins();

-- While the office asks for a passkey, one admin who can sign in keeps one: else nobody could ever ask for less. One may go of two, or nobody could be shut out in a hurry.
CREATE FUNCTION desk.an_admin_keeps_a_passkey() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(4201712);
    IF EXISTS (SELECT FROM desk.proof_demand WHERE demand = 'passkey')
        AND NOT EXISTS (SELECT FROM desk.account admin WHERE role = 'admin' AND disabled_at IS NULL AND EXISTS (SELECT FROM desk.passkey WHERE account_id = admin.id)) THEN
        RAISE EXCEPTION 'an admin keeps a passkey while the office asks for one' USING ERRCODE = 'CL192';
    END IF;
    RETURN NULL;
END $$;
-- The owner may: whoever has the server can let the demand go (npm run desk:proof).
CREATE TRIGGER passkey_an_admin_keeps_one AFTER DELETE ON desk.passkey FOR EACH ROW WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.an_admin_keeps_a_passkey();
CREATE TRIGGER account_an_admin_keeps_a_passkey AFTER UPDATE OF role, disabled_at ON desk.account FOR EACH ROW
    WHEN (session_user = 'caselight_desk' AND OLD.role = 'admin' AND OLD.disabled_at IS NULL AND (NEW.role <> 'admin' OR NEW.disabled_at IS NOT NULL)) EXECUTE FUNCTION desk.an_admin_keeps_a_passkey();

-- That less is asked for is told to every admin: of no record, no change and no request.
ALTER TABLE desk.happening
    DROP CONSTRAINT happening_what_known,
    DROP CONSTRAINT happening_of_one_thing,
    ADD CONSTRAINT happening_what_known CHECK (what IN ('publication', 'change_returned', 'change_approved', 'change_published', 'approval_void', 'opinion_asked', 'request_received', 'proof_loosened')),
    ADD CONSTRAINT happening_of_one_thing CHECK (num_nonnulls(record_id, change_id, request_id) = (CASE what WHEN 'proof_loosened' THEN 0 ELSE 1 END) AND (what = 'publication') = (record_id IS NOT NULL)
        AND (what = 'publication') = (number IS NOT NULL) AND (number IS NULL) = (act IS NULL) AND (what = 'request_received') = (request_id IS NOT NULL));
ALTER TABLE desk.message
    DROP CONSTRAINT message_what_known,
    DROP CONSTRAINT message_of_one_thing,
    ADD CONSTRAINT message_what_known CHECK (what IN ('publication', 'change_returned', 'change_approved', 'change_published', 'approval_void', 'opinion_asked', 'request_received', 'proof_loosened')),
    ADD CONSTRAINT message_of_one_thing CHECK (num_nonnulls(record_id, change_id, request_id) = (CASE what WHEN 'proof_loosened' THEN 0 ELSE 1 END) AND (what = 'publication') = (record_id IS NOT NULL)
        AND (what = 'publication') = (number IS NOT NULL) AND (number IS NULL) = (act IS NULL) AND (what = 'request_received') = (request_id IS NOT NULL));

REVOKE ALL ON desk.proof_demand FROM PUBLIC;
GRANT SELECT, UPDATE (demand, set_by, set_at) ON desk.proof_demand TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.proof_demand_is_an_admins(), desk.an_admin_keeps_a_passkey() FROM PUBLIC;
CREATE TRIGGER proof_demand_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.proof_demand FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
