-- Watching the public record, and being told (docs/decisions/041). What happened is put down by whoever makes it happen, in the same transaction (desk.happening);
-- whom it concerns, and the letters to them, are worked out afterwards, outside of it.

-- What somebody watches: one standing record, or a search by the parameters of its address. It ends with the record's standing edition, without trace.
CREATE TABLE desk.watch (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    record_id uuid REFERENCES public_site.current_edition (record_id) ON DELETE CASCADE,
    search_list text,
    -- In its one order, without page and sorting; empty: everything on that list.
    search_query text,
    since timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT watch_of_one_thing CHECK ((record_id IS NULL) = (search_list IS NOT NULL) AND (search_list IS NULL) = (search_query IS NULL)),
    CONSTRAINT watch_list_known CHECK (search_list IN ('people', 'lawyers', 'search', 'statements', 'sources', 'updates')),
    CONSTRAINT watch_query_length CHECK (octet_length(search_query) <= 2000)
);
CREATE UNIQUE INDEX watch_account_id_record_id_key ON desk.watch (account_id, record_id);
CREATE UNIQUE INDEX watch_account_id_search_list_search_query_key ON desk.watch (account_id, search_list, search_query);
CREATE INDEX watch_record_id_idx ON desk.watch (record_id);

-- What happened and was not told yet: the outbox. A row goes when everybody was told.
CREATE TABLE desk.happening (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    what text NOT NULL,
    record_id uuid REFERENCES public_site.current_edition (record_id) ON DELETE CASCADE,
    -- Of a publication: which edition it made or withheld, and how.
    number integer,
    act text,
    change_id uuid REFERENCES desk.change (id) ON DELETE RESTRICT,
    request_id uuid REFERENCES desk.removal_request (id) ON DELETE RESTRICT,
    -- For whom alone, where it concerns one.
    account_id uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    at timestamptz(3) NOT NULL DEFAULT now(),
    tries integer NOT NULL DEFAULT 0,
    due_at timestamptz(3) NOT NULL DEFAULT now(),
    given_up_at timestamptz(3),
    CONSTRAINT happening_what_known CHECK (what IN ('publication', 'change_returned', 'change_approved', 'change_published', 'approval_void', 'opinion_asked', 'request_received')),
    CONSTRAINT happening_of_one_thing CHECK (num_nonnulls(record_id, change_id, request_id) = 1 AND (what = 'publication') = (record_id IS NOT NULL) AND (what = 'publication') = (number IS NOT NULL) AND (number IS NULL) = (act IS NULL)
        AND (what = 'request_received') = (request_id IS NOT NULL))
);
CREATE INDEX happening_due_at_idx ON desk.happening (due_at);
CREATE INDEX happening_record_id_idx ON desk.happening (record_id);

-- Letters by e-mail. The id is the letter's own (Message-ID). What it says is worked out when it is sent, and kept nowhere.
CREATE TABLE desk.letter (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    state text NOT NULL DEFAULT 'waiting',
    tries integer NOT NULL DEFAULT 0,
    due_at timestamptz(3) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    taken_at timestamptz(3),
    ended_at timestamptz(3),
    -- A code of the mail program and of the server, never their words: those may hold an address.
    failure text,
    CONSTRAINT letter_state_known CHECK (state IN ('waiting', 'sending', 'sent', 'dropped', 'given_up', 'unsure')),
    CONSTRAINT letter_failure_is_a_code CHECK (failure ~ '^[A-Z]{1,20}( [0-9]{3})?$'),
    CONSTRAINT letter_ends CHECK ((ended_at IS NOT NULL) = (state IN ('sent', 'dropped', 'given_up', 'unsure')))
);
CREATE INDEX letter_due_at_idx ON desk.letter (due_at) WHERE state = 'waiting';
CREATE INDEX letter_account_id_idx ON desk.letter (account_id);
CREATE INDEX letter_state_idx ON desk.letter (state);

-- What somebody was told: ids, whose names are looked up when it is read. What is about a withdrawn record goes with its standing edition.
CREATE TABLE desk.message (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    what text NOT NULL,
    record_id uuid REFERENCES public_site.current_edition (record_id) ON DELETE CASCADE,
    -- Of a publication: which edition it made or withheld, and how.
    number integer,
    act text,
    change_id uuid REFERENCES desk.change (id) ON DELETE RESTRICT,
    request_id uuid REFERENCES desk.removal_request (id) ON DELETE RESTRICT,
    at timestamptz(3) NOT NULL,
    read_at timestamptz(3),
    letter_id uuid REFERENCES desk.letter (id) ON DELETE SET NULL,
    CONSTRAINT message_what_known CHECK (what IN ('publication', 'change_returned', 'change_approved', 'change_published', 'approval_void', 'opinion_asked', 'request_received')),
    CONSTRAINT message_of_one_thing CHECK (num_nonnulls(record_id, change_id, request_id) = 1 AND (what = 'publication') = (record_id IS NOT NULL) AND (what = 'publication') = (number IS NOT NULL) AND (number IS NULL) = (act IS NULL)
        AND (what = 'request_received') = (request_id IS NOT NULL))
);
-- Nobody is told twice of one publication, however many of their watches it answers.
CREATE UNIQUE INDEX message_account_id_record_id_number_act_key ON desk.message (account_id, record_id, number, act);
CREATE INDEX message_account_id_at_id_idx ON desk.message (account_id, at DESC, id DESC);
CREATE INDEX message_account_id_unread_idx ON desk.message (account_id) WHERE read_at IS NULL;
CREATE INDEX message_record_id_idx ON desk.message (record_id);
CREATE INDEX message_letter_id_idx ON desk.message (letter_id);
CREATE INDEX message_at_idx ON desk.message (at);

-- Because of what somebody watches.
CREATE TABLE desk.message_watch (
    message_id uuid NOT NULL REFERENCES desk.message (id) ON DELETE CASCADE,
    watch_id uuid NOT NULL REFERENCES desk.watch (id) ON DELETE CASCADE,
    -- That the record belongs to what is watched rests on allegations, or is contradicted.
    alleged boolean NOT NULL,
    PRIMARY KEY (message_id, watch_id)
);
CREATE INDEX message_watch_watch_id_idx ON desk.message_watch (watch_id);

-- How somebody wants letters; without a row: not at all.
CREATE TABLE desk.mail_choice (
    account_id uuid PRIMARY KEY REFERENCES desk.account (id) ON DELETE RESTRICT,
    choice text NOT NULL,
    chosen_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT mail_choice_known CHECK (choice IN ('none', 'at_once', 'daily'))
);

CREATE FUNCTION desk.watch_is_of_what_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' OR NOT desk.works_as(NEW.account_id, ARRAY['advocate', 'researcher', 'editor', 'admin'])
        OR (NEW.record_id IS NOT NULL AND NOT EXISTS (SELECT FROM public_site.current_edition WHERE record_id = NEW.record_id AND kind IN ('person', 'practice', 'country'))) THEN
        RAISE EXCEPTION 'who works here watches a standing person, practice or country, or a search' USING ERRCODE = 'CL150';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER watch_is_of_what_stands BEFORE INSERT OR UPDATE ON desk.watch FOR EACH ROW EXECUTE FUNCTION desk.watch_is_of_what_stands();

CREATE FUNCTION desk.message_is_for_who_works_here() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NOT desk.works_as(NEW.account_id, ARRAY['advocate', 'researcher', 'editor', 'admin']) THEN
        RAISE EXCEPTION 'whoever is shut out is told nothing' USING ERRCODE = 'CL151';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER message_is_for_who_works_here BEFORE INSERT ON desk.message FOR EACH ROW EXECUTE FUNCTION desk.message_is_for_who_works_here();

-- What was handed to the mail server, or may have been, is not handed over again: whoever is killed in between leaves it unsure.
CREATE FUNCTION desk.letter_goes_once() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.ended_at IS NULL THEN
            RAISE EXCEPTION 'a letter that waits is not thrown away' USING ERRCODE = 'CL152';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'waiting' OR NEW.tries <> 0 THEN
            RAISE EXCEPTION 'a letter begins by waiting' USING ERRCODE = 'CL152';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.account_id, OLD.created_at) IS DISTINCT FROM (NEW.id, NEW.account_id, NEW.created_at)
        OR (NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
            (('waiting', 'sending'), ('waiting', 'dropped'), ('sending', 'sent'), ('sending', 'waiting'), ('sending', 'given_up'), ('sending', 'unsure'), ('given_up', 'waiting'))) THEN
        RAISE EXCEPTION 'a letter goes once' USING ERRCODE = 'CL152';
    END IF;
    IF NEW.state = 'sending' AND (NOT desk.works_as(NEW.account_id, ARRAY['advocate', 'researcher', 'editor', 'admin'])
        OR NOT EXISTS (SELECT FROM desk.mail_choice WHERE account_id = NEW.account_id AND choice <> 'none')) THEN
        RAISE EXCEPTION 'a letter goes to who works here and wants letters' USING ERRCODE = 'CL153';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER letter_goes_once BEFORE INSERT OR UPDATE OR DELETE ON desk.letter FOR EACH ROW EXECUTE FUNCTION desk.letter_goes_once();

-- What happens is put down here, whichever program makes it happen. A withdrawal is not: it is told by nothing.
CREATE FUNCTION desk.publication_happens() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    -- Nobody who begins to watch later is told of it. A past edition of a withdrawn record can be withheld: of that nobody is told either.
    INSERT INTO desk.happening (what, record_id, number, act)
        SELECT 'publication', NEW.record_id, NEW.number, NEW.act WHERE EXISTS (SELECT FROM desk.watch) AND EXISTS (SELECT FROM public_site.current_edition WHERE record_id = NEW.record_id);
    RETURN NULL;
END $$;
CREATE TRIGGER publication_happens AFTER INSERT ON public_site.publication FOR EACH ROW WHEN (NEW.act IN ('publish', 'correct', 'withhold')) EXECUTE FUNCTION desk.publication_happens();

-- A new source that travels with a change is part of it: its authors are told once.
CREATE FUNCTION desk.change_happens() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    INSERT INTO desk.happening (what, change_id)
        SELECT CASE WHEN OLD.state = 'submitted' THEN 'change_returned' WHEN NEW.state = 'applied' THEN 'change_published' ELSE 'approval_void' END, NEW.id;
    RETURN NULL;
END $$;
-- Whoever takes an approved change back is its author, and knows.
CREATE TRIGGER change_happens AFTER UPDATE OF state ON desk.change FOR EACH ROW
    WHEN (NEW.with_change_id IS NULL AND NEW.origin <> 'seed' AND ((OLD.state = 'submitted' AND NEW.state = 'returned') OR (OLD.state = 'approved' AND NEW.state IN ('applied', 'submitted'))))
    EXECUTE FUNCTION desk.change_happens();

CREATE FUNCTION desk.embargo_happens() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    INSERT INTO desk.happening (what, change_id) SELECT 'change_approved', id FROM desk.change WHERE id = NEW.change_id AND with_change_id IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER embargo_happens AFTER INSERT ON desk.embargo FOR EACH ROW EXECUTE FUNCTION desk.embargo_happens();

CREATE FUNCTION desk.opinion_happens() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    INSERT INTO desk.happening (what, change_id, account_id) VALUES ('opinion_asked', NEW.change_id, NEW.asked_of);
    RETURN NULL;
END $$;
CREATE TRIGGER opinion_happens AFTER INSERT ON desk.second_opinion FOR EACH ROW WHEN (NEW.answered_at IS NULL) EXECUTE FUNCTION desk.opinion_happens();

CREATE FUNCTION desk.request_happens() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    INSERT INTO desk.happening (what, request_id) VALUES ('request_received', NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER request_happens AFTER INSERT ON desk.removal_request FOR EACH ROW EXECUTE FUNCTION desk.request_happens();

REVOKE ALL ON desk.watch, desk.happening, desk.letter, desk.message, desk.message_watch, desk.mail_choice FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON desk.watch, desk.happening, desk.letter, desk.message TO caselight_desk;
GRANT SELECT, INSERT ON desk.message_watch, desk.mail_choice TO caselight_desk;
GRANT UPDATE (tries, due_at, given_up_at) ON desk.happening TO caselight_desk;
GRANT UPDATE (state, tries, due_at, taken_at, ended_at, failure) ON desk.letter TO caselight_desk;
GRANT UPDATE (read_at, letter_id) ON desk.message TO caselight_desk;
GRANT UPDATE (choice, chosen_at) ON desk.mail_choice TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.watch_is_of_what_stands(), desk.message_is_for_who_works_here(), desk.letter_goes_once(), desk.publication_happens(), desk.change_happens(),
    desk.embargo_happens(), desk.opinion_happens(), desk.request_happens() FROM PUBLIC;

-- As everything that the desk's role writes (migration 0023): letters and telling rest. What happens is still put down, for the public's form still takes requests.
CREATE TRIGGER watch_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.watch FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER happening_rests_while_closed BEFORE UPDATE OR DELETE ON desk.happening FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER letter_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.letter FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER message_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.message FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER message_watch_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.message_watch FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER mail_choice_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.mail_choice FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
