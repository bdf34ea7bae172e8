-- What somebody typed into a form of the desk and has not sent yet (docs/decisions/030): theirs alone, gone when it is sent or a week later.

CREATE TABLE desk.unsent_form (
    -- Made by the page that holds the form: two windows on one form keep two rows, and neither writes over the other.
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    -- The page where the form stands, which is what the form is about.
    address text NOT NULL CHECK (address ~ '^/desk(/[A-Za-z0-9._~?&=%-]+)*$' AND length(address) <= 500),
    record_id uuid REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    -- Field name → what was typed. Taken away when the form is sent; the row stays for a day, so that a copy that comes late is known as late.
    content jsonb,
    turn integer NOT NULL CHECK (turn >= 0),
    saved_at timestamptz(3) NOT NULL DEFAULT now(),
    sent_at timestamptz(3),
    CONSTRAINT unsent_form_until_sent CHECK ((sent_at IS NULL) = (content IS NOT NULL)),
    CONSTRAINT unsent_form_content_is_fields CHECK (content IS NULL OR (jsonb_typeof(content) = 'object' AND octet_length(content::text) <= 400000))
);
CREATE INDEX unsent_form_account_id_saved_at_idx ON desk.unsent_form (account_id, saved_at DESC);
CREATE INDEX unsent_form_saved_at_idx ON desk.unsent_form (saved_at);
CREATE INDEX unsent_form_record_id_idx ON desk.unsent_form (record_id);

CREATE FUNCTION desk.unsent_form_stays_its_writers() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
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
CREATE TRIGGER unsent_form_stays_its_writers BEFORE INSERT OR UPDATE ON desk.unsent_form FOR EACH ROW EXECUTE FUNCTION desk.unsent_form_stays_its_writers();

-- A source on record is suggested by its address, however that is written: without scheme, www, fragment, and slashes at the end.
CREATE FUNCTION desk.address_key(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT lower(regexp_replace(regexp_replace(btrim(address), '^[a-zA-Z]+://(www\.)?', ''), '/*(#.*)?$', ''))
$$;
-- By hash: an address may be longer than a row of an ordered index.
CREATE INDEX attribute_address_key_idx ON desk.attribute USING hash (desk.address_key(text)) WHERE attribute IN ('address', 'archive');

-- By which keys a name of the desk is found, drafts included: folded by lib/facts/name-key.ts as the public search folds what it publishes. Rows of an
-- older folding, and names that were there before this table, are made anew at start-up.
CREATE TABLE desk.name_key (
    assertion_id uuid PRIMARY KEY REFERENCES desk.name (assertion_id) ON DELETE RESTRICT,
    fold_version integer NOT NULL CHECK (fold_version > 0),
    -- Letters without spaces, marks and tones; of Hanzi how they sound, each reading apart. Empty where nothing can be spelled.
    joined text NOT NULL,
    -- The Hanzi alone, each in its simplified form.
    hanzi text NOT NULL
);
CREATE INDEX name_key_joined_idx ON desk.name_key USING gin (joined public.gin_trgm_ops);
CREATE INDEX name_key_hanzi_grams_idx ON desk.name_key USING gin (public_site.hanzi_grams(hanzi)) WHERE hanzi <> '';
CREATE INDEX name_key_fold_version_idx ON desk.name_key (fold_version);

REVOKE ALL ON desk.unsent_form, desk.name_key FROM PUBLIC;
GRANT SELECT, INSERT ON desk.name_key TO caselight_desk;
GRANT UPDATE (fold_version, joined, hanzi) ON desk.name_key TO caselight_desk;
GRANT SELECT, INSERT, DELETE ON desk.unsent_form TO caselight_desk;
GRANT UPDATE (content, turn, saved_at, sent_at) ON desk.unsent_form TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.unsent_form_stays_its_writers(), desk.address_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.address_key(text) TO caselight_desk;
