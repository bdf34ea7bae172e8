-- Passkeys beside password and code (docs/decisions/046): public keys that let somebody in, and the steps on the way to using one.

-- Of a passkey the server holds what is public anyway. Days, no moments: when somebody works is theirs to know.
CREATE TABLE desk.passkey (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE CASCADE,
    credential_id bytea NOT NULL,
    -- COSE, as the authenticator gave it.
    public_key bytea NOT NULL,
    -- How often the authenticator says that it was used; 0 where it does not count.
    counter bigint NOT NULL,
    -- How a browser reaches it: usb, nfc, internal …
    transports text[] NOT NULL,
    name text NOT NULL,
    created_on date NOT NULL,
    last_used_on date,
    CONSTRAINT passkey_credential_id_is_one CHECK (octet_length(credential_id) BETWEEN 16 AND 1023),
    CONSTRAINT passkey_public_key_is_one CHECK (octet_length(public_key) BETWEEN 32 AND 2048),
    CONSTRAINT passkey_counter_is_one CHECK (counter BETWEEN 0 AND 4294967295),
    CONSTRAINT passkey_transports_are_few CHECK (cardinality(transports) <= 8),
    CONSTRAINT passkey_has_a_name CHECK (char_length(name) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX passkey_credential_id_key ON desk.passkey (credential_id);
CREATE INDEX passkey_account_id_idx ON desk.passkey (account_id);

-- A challenge that was given to a browser, or the proof that it was answered: good once, for minutes. Only the hash is kept.
CREATE TABLE desk.passkey_step (
    token_hash bytea PRIMARY KEY,
    purpose text NOT NULL,
    -- Of somebody who is signed in: whose, and in which session. Whoever signs in is nobody yet.
    account_id uuid REFERENCES desk.account (id) ON DELETE CASCADE,
    session_id uuid REFERENCES desk.session (id) ON DELETE CASCADE,
    expires_at timestamptz(3) NOT NULL,
    CONSTRAINT passkey_step_token_is_sha256 CHECK (octet_length(token_hash) = 32),
    CONSTRAINT passkey_step_purpose_known CHECK (purpose IN ('sign_in', 'add', 'prove', 'proved')),
    CONSTRAINT passkey_step_is_somebodys CHECK ((purpose = 'sign_in') = (account_id IS NULL) AND (account_id IS NULL) = (session_id IS NULL))
);
CREATE INDEX passkey_step_expires_at_idx ON desk.passkey_step (expires_at);
CREATE INDEX passkey_step_account_id_idx ON desk.passkey_step (account_id);
CREATE INDEX passkey_step_session_id_idx ON desk.passkey_step (session_id);

-- Ten for one account: two at once would both count nine.
CREATE FUNCTION desk.passkeys_are_few() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    PERFORM FROM desk.account WHERE id = NEW.account_id FOR NO KEY UPDATE;
    IF (SELECT count(*) FROM desk.passkey WHERE account_id = NEW.account_id) >= 10 THEN
        RAISE EXCEPTION 'an account has ten passkeys at most' USING ERRCODE = 'CL170';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER passkey_are_few BEFORE INSERT ON desk.passkey FOR EACH ROW EXECUTE FUNCTION desk.passkeys_are_few();

-- A counter that goes back tells of a copy: it never does here, whatever the process believes.
CREATE FUNCTION desk.passkey_counter_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.counter < OLD.counter THEN
        RAISE EXCEPTION 'the counter of a passkey never goes back' USING ERRCODE = 'CL171';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER passkey_counter_goes_on BEFORE UPDATE ON desk.passkey FOR EACH ROW EXECUTE FUNCTION desk.passkey_counter_goes_on();

-- Whose it is, its key and its name stay. Like the other tables of accounts these are written while the desk is closed too: somebody must be able to sign in.
REVOKE ALL ON desk.passkey, desk.passkey_step FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON desk.passkey, desk.passkey_step TO caselight_desk;
GRANT UPDATE (counter, last_used_on) ON desk.passkey TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.passkeys_are_few(), desk.passkey_counter_goes_on() FROM PUBLIC;
