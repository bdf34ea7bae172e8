-- Requests for a correction or a removal: what anybody may send through the one public form that writes.
-- The words belong to whoever wrote them: readable on the desk alone, never logged, and erasable by an admin.

CREATE TABLE desk.removal_request (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- Random: says nothing of when, who or how many.
    reference text NOT NULL,
    -- SHA-256 of the form's stamp: one drawn form is one request, however often it is sent.
    stamp_hash bytea NOT NULL,
    received_at timestamptz(3) NOT NULL DEFAULT now(),
    language text NOT NULL,
    kind text NOT NULL,
    record_address text,
    message text,
    contact text,
    state text NOT NULL DEFAULT 'new',
    outcome text,
    claimed_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    claimed_at timestamptz(3),
    closed_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    closed_at timestamptz(3),
    expunged_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    expunged_at timestamptz(3),
    CONSTRAINT removal_request_reference_form CHECK (reference ~ '^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$'),
    CONSTRAINT removal_request_stamp_is_sha256 CHECK (octet_length(stamp_hash) = 32),
    CONSTRAINT removal_request_language_known CHECK (language IN ('en', 'zh')),
    CONSTRAINT removal_request_kind_known CHECK (kind IN ('correct_fact', 'remove_person', 'about_me', 'other')),
    CONSTRAINT removal_request_state_known CHECK (state IN ('new', 'in_work', 'answered', 'closed')),
    CONSTRAINT removal_request_outcome_known CHECK (outcome IN ('corrected', 'withdrawn', 'nothing_changed', 'declined', 'duplicate', 'spam')),
    CONSTRAINT removal_request_bounded CHECK (char_length(record_address) <= 300 AND char_length(message) <= 5000 AND char_length(contact) <= 300),
    CONSTRAINT removal_request_claimed_by_someone CHECK ((claimed_at IS NULL) = (claimed_by IS NULL) AND (state NOT IN ('in_work', 'answered') OR claimed_by IS NOT NULL)),
    CONSTRAINT removal_request_closed_with_outcome CHECK ((state = 'closed') = (outcome IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (closed_by IS NOT NULL)),
    -- The words are all there, or all gone.
    CONSTRAINT removal_request_words_or_expunged CHECK (
        (expunged_at IS NULL) = (expunged_by IS NULL) AND (expunged_at IS NULL) = (message IS NOT NULL)
        AND (expunged_at IS NULL OR (state = 'closed' AND record_address IS NULL AND contact IS NULL)))
);
CREATE UNIQUE INDEX removal_request_reference_key ON desk.removal_request (reference);
CREATE UNIQUE INDEX removal_request_stamp_hash_key ON desk.removal_request (stamp_hash);
CREATE INDEX removal_request_state_received_at_idx ON desk.removal_request (state, received_at);

-- What was done about a request, in an editor's words.
CREATE TABLE desk.removal_request_note (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    request_id uuid NOT NULL REFERENCES desk.removal_request (id) ON DELETE RESTRICT,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    at timestamptz(3) NOT NULL DEFAULT now(),
    text text
);
CREATE INDEX removal_request_note_request_id_idx ON desk.removal_request_note (request_id);

CREATE FUNCTION desk.works_as(account_id uuid, roles text[]) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT EXISTS (SELECT FROM desk.account WHERE id = account_id AND role = ANY (roles) AND disabled_at IS NULL)
$$;

CREATE FUNCTION desk.request_begins_new() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.state <> 'new' OR NEW.claimed_by IS NOT NULL OR NEW.expunged_at IS NOT NULL THEN
        RAISE EXCEPTION 'a request begins as new' USING ERRCODE = 'CL041';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER removal_request_begins_new BEFORE INSERT ON desk.removal_request FOR EACH ROW EXECUTE FUNCTION desk.request_begins_new();

CREATE FUNCTION desk.request_moves_lawfully() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    expunges boolean := OLD.expunged_at IS NULL AND NEW.expunged_at IS NOT NULL;
BEGIN
    IF (OLD.id, OLD.reference, OLD.stamp_hash, OLD.received_at, OLD.language, OLD.kind) IS DISTINCT FROM (NEW.id, NEW.reference, NEW.stamp_hash, NEW.received_at, NEW.language, NEW.kind)
        OR OLD.expunged_at IS NOT NULL
        OR (NOT expunges AND (OLD.record_address, OLD.message, OLD.contact) IS DISTINCT FROM (NEW.record_address, NEW.message, NEW.contact)) THEN
        RAISE EXCEPTION 'a request stays as it was sent, or is erased whole' USING ERRCODE = 'CL040';
    END IF;
    IF NOT (OLD.state, NEW.state) IN (('new', 'new'), ('in_work', 'in_work'), ('answered', 'answered'), ('closed', 'closed'),
        ('new', 'in_work'), ('new', 'closed'), ('in_work', 'answered'), ('in_work', 'closed'), ('answered', 'in_work'), ('answered', 'closed'), ('closed', 'in_work'))
        OR (OLD.state = 'closed' AND NEW.state = 'closed' AND NOT expunges) THEN
        RAISE EXCEPTION 'a request moves along its states' USING ERRCODE = 'CL041';
    END IF;
    IF (NEW.claimed_by IS DISTINCT FROM OLD.claimed_by AND NOT desk.works_as(NEW.claimed_by, ARRAY['editor', 'admin']))
        OR (NEW.closed_by IS NOT NULL AND NEW.closed_by IS DISTINCT FROM OLD.closed_by AND NOT desk.works_as(NEW.closed_by, ARRAY['editor', 'admin']))
        OR (expunges AND NOT desk.works_as(NEW.expunged_by, ARRAY['admin'])) THEN
        RAISE EXCEPTION 'editors decide on a request, and admins erase one' USING ERRCODE = 'CL042';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER removal_request_moves_lawfully BEFORE UPDATE ON desk.removal_request FOR EACH ROW EXECUTE FUNCTION desk.request_moves_lawfully();

CREATE FUNCTION desk.request_note_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    is_expunged boolean;
BEGIN
    -- FOR SHARE: a note and the erasure of its request wait for each other.
    SELECT expunged_at IS NOT NULL INTO is_expunged FROM desk.removal_request WHERE id = NEW.request_id FOR SHARE;
    IF TG_OP = 'INSERT' AND (is_expunged OR NEW.text IS NULL OR NOT desk.works_as(NEW.account_id, ARRAY['editor', 'admin'])) THEN
        RAISE EXCEPTION 'editors write notes, on a request that is not erased' USING ERRCODE = 'CL043';
    END IF;
    IF TG_OP = 'UPDATE' AND (NOT is_expunged OR NEW.text IS NOT NULL OR (to_jsonb(OLD) - 'text') IS DISTINCT FROM (to_jsonb(NEW) - 'text')) THEN
        RAISE EXCEPTION 'a note stays, or is erased with its request' USING ERRCODE = 'CL043';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER removal_request_note_stays BEFORE INSERT OR UPDATE ON desk.removal_request_note FOR EACH ROW EXECUTE FUNCTION desk.request_note_stays();

GRANT SELECT, INSERT ON desk.removal_request, desk.removal_request_note TO caselight_desk;
GRANT UPDATE (state, outcome, claimed_by, claimed_at, closed_by, closed_at, expunged_by, expunged_at, record_address, message, contact) ON desk.removal_request TO caselight_desk;
GRANT UPDATE (text) ON desk.removal_request_note TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.works_as(uuid, text[]), desk.request_begins_new(), desk.request_moves_lawfully(), desk.request_note_stays() FROM PUBLIC;
-- Called by the triggers with the power of whoever writes.
GRANT EXECUTE ON FUNCTION desk.works_as(uuid, text[]) TO caselight_desk;
