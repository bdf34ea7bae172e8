-- What somebody keeps for their own work: searches, lists of people, and notes that nobody else reads (docs/decisions/042).

CREATE TABLE desk.saved_search (
    -- Made by the page that holds the form: sent twice, it is kept once.
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 300),
    list text NOT NULL,
    -- The parameters of the public search in their one order; empty for everything.
    query text NOT NULL CHECK (length(query) <= 8000 AND query !~ '[[:space:]#]'),
    saved_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT saved_search_list_known CHECK (list IN ('people', 'lawyers', 'search', 'statements', 'sources', 'updates'))
);
CREATE INDEX saved_search_account_id_idx ON desk.saved_search (account_id);

CREATE TABLE desk.people_list (
    id uuid PRIMARY KEY,
    owner_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 300),
    made_at timestamptz(3) NOT NULL DEFAULT now(),
    -- Gone for everybody; its owner can put it back until it is erased.
    deleted_at timestamptz(3)
);
CREATE INDEX people_list_owner_id_idx ON desk.people_list (owner_id);

-- A colleague who may read a list of somebody else's; `may_write`: who is on it, too.
CREATE TABLE desk.people_list_share (
    list_id uuid NOT NULL REFERENCES desk.people_list (id) ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    may_write boolean NOT NULL,
    shared_at timestamptz(3) NOT NULL DEFAULT now(),
    -- Sees it no more. The row stays for a while: shared again, the colleague's notes are there again.
    ended_at timestamptz(3),
    PRIMARY KEY (list_id, account_id)
);
CREATE INDEX people_list_share_account_id_idx ON desk.people_list_share (account_id);

-- A person on a list, by id alone: a name is looked up among what stands, and a withdrawn person is looked up in vain.
CREATE TABLE desk.people_list_entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    list_id uuid NOT NULL REFERENCES desk.people_list (id) ON DELETE CASCADE,
    person_id uuid NOT NULL,
    person_kind text NOT NULL DEFAULT 'person' CHECK (person_kind = 'person'),
    position integer NOT NULL CHECK (position > 0),
    added_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    added_at timestamptz(3) NOT NULL DEFAULT now(),
    -- Taken off; can be put back until it is erased.
    removed_at timestamptz(3),
    -- Whoever expunges a record is held up by nobody's list.
    CONSTRAINT people_list_entry_person_fkey FOREIGN KEY (person_id, person_kind) REFERENCES desk.public_record (id, kind) ON DELETE CASCADE
);
CREATE UNIQUE INDEX people_list_entry_list_id_person_id_key ON desk.people_list_entry (list_id, person_id);
CREATE INDEX people_list_entry_person_id_idx ON desk.people_list_entry (person_id);
CREATE INDEX people_list_entry_added_by_idx ON desk.people_list_entry (added_by);

-- A note on an entry, of one reader of the list and for nobody else. Sealed by the application with a key that this database does not hold; padded before.
CREATE TABLE desk.people_list_note (
    id uuid PRIMARY KEY,
    entry_id uuid NOT NULL REFERENCES desk.people_list_entry (id) ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 64 AND 65536),
    written_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX people_list_note_entry_id_account_id_key ON desk.people_list_note (entry_id, account_id);
CREATE INDEX people_list_note_account_id_idx ON desk.people_list_note (account_id);

-- Every role works with what it keeps; who is shut out, and who only seeds, with nothing.
CREATE FUNCTION desk.keeps_own(account uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT desk.works_as(account, ARRAY['advocate', 'researcher', 'editor', 'admin'])
$$;

-- Whether somebody sees a list; `writing`: may say who is on it.
CREATE FUNCTION desk.opens_list(list uuid, account uuid, writing boolean) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT desk.keeps_own(account) AND EXISTS (
        SELECT FROM desk.people_list known WHERE known.id = list AND known.deleted_at IS NULL AND (
            known.owner_id = account
            OR EXISTS (SELECT FROM desk.people_list_share share WHERE share.list_id = known.id AND share.account_id = account AND share.ended_at IS NULL AND (share.may_write OR NOT writing))))
$$;

CREATE FUNCTION desk.saved_search_is_its_owners() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'name') IS DISTINCT FROM (to_jsonb(NEW) - 'name') THEN
        RAISE EXCEPTION 'a saved search stays what it is, and its owner''s' USING ERRCODE = 'CL155';
    END IF;
    IF NOT desk.keeps_own(NEW.account_id) THEN
        RAISE EXCEPTION 'only whoever works here saves a search' USING ERRCODE = 'CL155';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER saved_search_is_its_owners BEFORE INSERT OR UPDATE ON desk.saved_search FOR EACH ROW EXECUTE FUNCTION desk.saved_search_is_its_owners();

CREATE FUNCTION desk.people_list_has_one_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.id, OLD.made_at) IS DISTINCT FROM (NEW.id, NEW.made_at) THEN
            RAISE EXCEPTION 'a list stays what it is' USING ERRCODE = 'CL156';
        END IF;
        IF NEW.owner_id <> OLD.owner_id AND (desk.keeps_own(OLD.owner_id)
            OR NOT EXISTS (SELECT FROM desk.people_list_share WHERE list_id = NEW.id AND account_id = NEW.owner_id AND may_write AND ended_at IS NULL)) THEN
            RAISE EXCEPTION 'a list passes on only from whoever was shut out, to whoever may write in it' USING ERRCODE = 'CL156';
        END IF;
    END IF;
    IF (TG_OP = 'INSERT' OR NEW.owner_id <> OLD.owner_id) AND NOT desk.keeps_own(NEW.owner_id) THEN
        RAISE EXCEPTION 'only whoever works here has a list' USING ERRCODE = 'CL156';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_list_has_one_owner BEFORE INSERT OR UPDATE ON desk.people_list FOR EACH ROW EXECUTE FUNCTION desk.people_list_has_one_owner();

CREATE FUNCTION desk.people_list_is_shared_here() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.list_id, OLD.account_id, OLD.shared_at) IS DISTINCT FROM (NEW.list_id, NEW.account_id, NEW.shared_at) THEN
        RAISE EXCEPTION 'with whom a list is shared is said anew' USING ERRCODE = 'CL157';
    END IF;
    IF NEW.ended_at IS NOT NULL AND TG_OP = 'UPDATE' THEN
        RETURN NEW;
    END IF;
    IF NOT desk.keeps_own(NEW.account_id) OR EXISTS (SELECT FROM desk.people_list WHERE id = NEW.list_id AND (owner_id = NEW.account_id OR deleted_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'a list is shared with a colleague who works here' USING ERRCODE = 'CL157';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_list_is_shared_here BEFORE INSERT OR UPDATE ON desk.people_list_share FOR EACH ROW EXECUTE FUNCTION desk.people_list_is_shared_here();

CREATE FUNCTION desk.people_list_holds_who_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.id, OLD.list_id, OLD.person_id, OLD.person_kind, OLD.added_by, OLD.added_at) IS DISTINCT FROM (NEW.id, NEW.list_id, NEW.person_id, NEW.person_kind, NEW.added_by, NEW.added_at) THEN
            RAISE EXCEPTION 'an entry stays who it is' USING ERRCODE = 'CL158';
        END IF;
        RETURN NEW;
    END IF;
    -- One after the other, so that two who add at once are both counted.
    PERFORM FROM desk.people_list WHERE id = NEW.list_id FOR UPDATE;
    IF NOT desk.opens_list(NEW.list_id, NEW.added_by, true) OR NOT EXISTS (SELECT FROM public_site.current_edition WHERE record_id = NEW.person_id AND kind = 'person') THEN
        RAISE EXCEPTION 'only who stands on the public record comes onto a list, by whoever may write in it' USING ERRCODE = 'CL158';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_list_holds_who_stands BEFORE INSERT OR UPDATE ON desk.people_list_entry FOR EACH ROW EXECUTE FUNCTION desk.people_list_holds_who_stands();

CREATE FUNCTION desk.people_list_note_is_its_writers() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.id, OLD.entry_id, OLD.account_id) IS DISTINCT FROM (NEW.id, NEW.entry_id, NEW.account_id) THEN
        RAISE EXCEPTION 'a note stays its writer''s' USING ERRCODE = 'CL159';
    END IF;
    -- Sealing it anew, with another key, is the owner's, whoever may read the list by then.
    IF current_user = 'caselight_desk' AND NOT desk.opens_list((SELECT list_id FROM desk.people_list_entry WHERE id = NEW.entry_id), NEW.account_id, false) THEN
        RAISE EXCEPTION 'only whoever sees a list writes notes in it' USING ERRCODE = 'CL159';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_list_note_is_its_writers BEFORE INSERT OR UPDATE ON desk.people_list_note FOR EACH ROW EXECUTE FUNCTION desk.people_list_note_is_its_writers();

REVOKE ALL ON desk.saved_search, desk.people_list, desk.people_list_share, desk.people_list_entry, desk.people_list_note FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON desk.saved_search, desk.people_list, desk.people_list_share, desk.people_list_entry, desk.people_list_note TO caselight_desk;
GRANT UPDATE (name) ON desk.saved_search TO caselight_desk;
GRANT UPDATE (name, owner_id, deleted_at) ON desk.people_list TO caselight_desk;
GRANT UPDATE (may_write, ended_at) ON desk.people_list_share TO caselight_desk;
GRANT UPDATE (position, removed_at) ON desk.people_list_entry TO caselight_desk;
GRANT UPDATE (sealed, written_at) ON desk.people_list_note TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.keeps_own(uuid), desk.opens_list(uuid, uuid, boolean), desk.saved_search_is_its_owners(), desk.people_list_has_one_owner(),
    desk.people_list_is_shared_here(), desk.people_list_holds_who_stands(), desk.people_list_note_is_its_writers() FROM PUBLIC;
-- Called by the triggers with the power of whoever writes.
GRANT EXECUTE ON FUNCTION desk.keeps_own(uuid), desk.opens_list(uuid, uuid, boolean) TO caselight_desk;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER saved_search_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.saved_search FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER people_list_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.people_list FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER people_list_share_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.people_list_share FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER people_list_entry_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.people_list_entry FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER people_list_note_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.people_list_note FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
