-- Who a source is, for those who are named and nobody else (docs/decisions/040). The words are sealed by the application, with a key that this database does not hold.

CREATE TABLE desk.sealed_identity (
    -- Made by the application: the words are sealed for this id, and open under no other.
    id uuid PRIMARY KEY,
    source_id uuid NOT NULL,
    source_kind text NOT NULL DEFAULT 'source' CHECK (source_kind = 'source'),
    -- Null once erased. Padded before it is sealed: its length says little of the name's.
    sealed bytea CHECK (octet_length(sealed) BETWEEN 64 AND 65536),
    sealed_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    sealed_at timestamptz(3) NOT NULL DEFAULT now(),
    erased_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    erased_at timestamptz(3),
    CONSTRAINT sealed_identity_source_fkey FOREIGN KEY (source_id, source_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT,
    CONSTRAINT sealed_identity_until_erased CHECK ((sealed IS NULL) = (erased_at IS NOT NULL) AND (erased_at IS NULL) = (erased_by IS NULL))
);
CREATE INDEX sealed_identity_source_id_idx ON desk.sealed_identity (source_id);
CREATE INDEX sealed_identity_sealed_by_idx ON desk.sealed_identity (sealed_by);

-- Who may open it.
CREATE TABLE desk.sealed_reader (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    identity_id uuid NOT NULL REFERENCES desk.sealed_identity (id) ON DELETE RESTRICT,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    named_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    named_at timestamptz(3) NOT NULL DEFAULT now(),
    removed_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    removed_at timestamptz(3),
    CONSTRAINT sealed_reader_is_removed_by_somebody CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);
CREATE UNIQUE INDEX sealed_reader_identity_id_account_id_key ON desk.sealed_reader (identity_id, account_id) WHERE removed_at IS NULL;
CREATE INDEX sealed_reader_account_id_idx ON desk.sealed_reader (account_id);

-- Each time somebody opened it.
CREATE TABLE desk.sealed_reading (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    identity_id uuid NOT NULL REFERENCES desk.sealed_identity (id) ON DELETE RESTRICT,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    session_id uuid NOT NULL REFERENCES desk.session (id) ON DELETE RESTRICT,
    read_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX sealed_reading_identity_id_read_at_idx ON desk.sealed_reading (identity_id, read_at DESC);
CREATE INDEX sealed_reading_account_id_idx ON desk.sealed_reading (account_id);
CREATE INDEX sealed_reading_session_id_idx ON desk.sealed_reading (session_id);

CREATE FUNCTION desk.reads_sealed(identity uuid, account uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT desk.works_as(account, ARRAY['researcher', 'editor', 'admin'])
        AND EXISTS (SELECT FROM desk.sealed_reader WHERE identity_id = identity AND account_id = account AND removed_at IS NULL)
$$;

CREATE FUNCTION desk.sealed_identity_stays_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.sealed IS NULL OR NOT desk.works_as(NEW.sealed_by, ARRAY['researcher', 'editor', 'admin']) THEN
            RAISE EXCEPTION 'only whoever may draft seals an identity' USING ERRCODE = 'CL144';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.erased_at IS NOT NULL OR (OLD.id, OLD.source_id, OLD.sealed_by, OLD.sealed_at) IS DISTINCT FROM (NEW.id, NEW.source_id, NEW.sealed_by, NEW.sealed_at) THEN
        RAISE EXCEPTION 'a sealed identity stays as it is, or is erased' USING ERRCODE = 'CL143';
    END IF;
    IF NEW.erased_at IS NOT NULL AND NOT desk.reads_sealed(NEW.id, NEW.erased_by) THEN
        RAISE EXCEPTION 'only whoever is named on an identity erases it' USING ERRCODE = 'CL144';
    END IF;
    -- Sealing it anew, with another key, is the owner's.
    IF NEW.erased_at IS NULL AND NEW.sealed IS DISTINCT FROM OLD.sealed AND current_user = 'caselight_desk' THEN
        RAISE EXCEPTION 'a sealed identity stays as it is, or is erased' USING ERRCODE = 'CL143';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealed_identity_stays_sealed BEFORE INSERT OR UPDATE OR DELETE ON desk.sealed_identity FOR EACH ROW EXECUTE FUNCTION desk.sealed_identity_stays_sealed();

CREATE FUNCTION desk.sealed_reader_is_named() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    identity desk.sealed_identity;
BEGIN
    IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
        OR (OLD.id, OLD.identity_id, OLD.account_id, OLD.named_by, OLD.named_at) IS DISTINCT FROM (NEW.id, NEW.identity_id, NEW.account_id, NEW.named_by, NEW.named_at))) THEN
        RAISE EXCEPTION 'that somebody was named stays on file' USING ERRCODE = 'CL143';
    END IF;
    -- One after the other: two who remove each other must not leave it without anybody.
    SELECT * INTO identity FROM desk.sealed_identity WHERE id = NEW.identity_id FOR UPDATE;
    IF identity.erased_at IS NOT NULL THEN
        RAISE EXCEPTION 'an erased identity has no readers' USING ERRCODE = 'CL143';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF NOT desk.reads_sealed(NEW.identity_id, NEW.removed_by) THEN
            RAISE EXCEPTION 'only whoever is named on an identity takes somebody off it' USING ERRCODE = 'CL144';
        END IF;
        IF NOT EXISTS (SELECT FROM desk.sealed_reader reader WHERE reader.identity_id = NEW.identity_id AND reader.id <> NEW.id AND reader.removed_at IS NULL AND desk.reads_sealed(reader.identity_id, reader.account_id)) THEN
            RAISE EXCEPTION 'the last who is named on an identity stays, or erases it' USING ERRCODE = 'CL145';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT desk.works_as(NEW.account_id, ARRAY['researcher', 'editor', 'admin']) THEN
        RAISE EXCEPTION 'only whoever may draft can be named on an identity' USING ERRCODE = 'CL144';
    END IF;
    -- The first is whoever sealed it; all others are named by somebody who is.
    IF NOT desk.reads_sealed(NEW.identity_id, NEW.named_by)
        AND (NEW.named_by <> identity.sealed_by OR NEW.account_id <> identity.sealed_by OR EXISTS (SELECT FROM desk.sealed_reader WHERE identity_id = NEW.identity_id)) THEN
        RAISE EXCEPTION 'only whoever is named on an identity names others' USING ERRCODE = 'CL144';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealed_reader_is_named BEFORE INSERT OR UPDATE OR DELETE ON desk.sealed_reader FOR EACH ROW EXECUTE FUNCTION desk.sealed_reader_is_named();

CREATE FUNCTION desk.sealed_reading_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'that somebody read it stays on file' USING ERRCODE = 'CL143';
    END IF;
    IF NOT desk.reads_sealed(NEW.identity_id, NEW.account_id) OR EXISTS (SELECT FROM desk.sealed_identity WHERE id = NEW.identity_id AND erased_at IS NOT NULL) THEN
        RAISE EXCEPTION 'only whoever is named on an identity reads it' USING ERRCODE = 'CL144';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealed_reading_stays BEFORE INSERT OR UPDATE OR DELETE ON desk.sealed_reading FOR EACH ROW EXECUTE FUNCTION desk.sealed_reading_stays();

REVOKE ALL ON desk.sealed_identity, desk.sealed_reader, desk.sealed_reading FROM PUBLIC;
GRANT SELECT, INSERT ON desk.sealed_identity, desk.sealed_reader, desk.sealed_reading TO caselight_desk;
GRANT UPDATE (sealed, erased_by, erased_at) ON desk.sealed_identity TO caselight_desk;
GRANT UPDATE (removed_by, removed_at) ON desk.sealed_reader TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.reads_sealed(uuid, uuid), desk.sealed_identity_stays_sealed(), desk.sealed_reader_is_named(), desk.sealed_reading_stays() FROM PUBLIC;
-- Called by the triggers with the power of whoever writes.
GRANT EXECUTE ON FUNCTION desk.reads_sealed(uuid, uuid) TO caselight_desk;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER sealed_identity_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.sealed_identity FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER sealed_reader_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.sealed_reader FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER sealed_reading_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.sealed_reading FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
