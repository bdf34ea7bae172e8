-- Expunging a record: what two people agree must not be kept is gone from every table, and what remains says that it went (docs/decisions/056).

-- A proposal, and what became of it. Its words are for whoever decides on it, and go once that is done.
CREATE TABLE desk.expunging (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    record_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    reason text NOT NULL,
    words text CHECK (char_length(words) BETWEEN 1 AND 20000),
    state text NOT NULL DEFAULT 'proposed',
    proposed_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    proposed_at timestamptz(3) NOT NULL DEFAULT now(),
    decided_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    decided_at timestamptz(3),
    -- The transaction that does it: in no other does anything permanent give way.
    decided_in xid8,
    -- SHA-256 of kind, a slash and the last part of each address that was the record's: none of them is ever given to somebody else.
    addresses bytea[] NOT NULL DEFAULT '{}',
    CONSTRAINT expunging_reason_known CHECK (reason IN ('legal_order', 'personal_data', 'safety', 'by_mistake')),
    CONSTRAINT expunging_state_known CHECK (state IN ('proposed', 'taken_back', 'lapsed', 'approved')),
    CONSTRAINT expunging_words_go CHECK ((state = 'proposed') = (words IS NOT NULL)),
    CONSTRAINT expunging_is_decided CHECK ((state = 'proposed') = (decided_at IS NULL) AND (state IN ('approved', 'taken_back')) = (decided_by IS NOT NULL) AND (state = 'approved') = (decided_in IS NOT NULL))
);
CREATE UNIQUE INDEX expunging_is_proposed_once ON desk.expunging (record_id) WHERE state IN ('proposed', 'approved');
CREATE INDEX expunging_proposed_by_idx ON desk.expunging (proposed_by);
CREATE INDEX expunging_decided_by_idx ON desk.expunging (decided_by);

-- What became of a record that is no more: it has no word of its own left, and nothing is written on it again.
ALTER TABLE desk.public_record ADD COLUMN expunging_id uuid REFERENCES desk.expunging (id) ON DELETE RESTRICT;
CREATE INDEX public_record_expunging_id_idx ON desk.public_record (expunging_id);

-- Whether this transaction expunges, by the one function that may: an approval of two people was given in it, and whoever writes is not the desk's role but that function's owner.
CREATE FUNCTION desk.is_expunging() RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT current_user <> 'caselight_desk' AND EXISTS (SELECT FROM desk.expunging WHERE state = 'approved' AND decided_in = pg_current_xact_id_if_assigned())
$$;

-- Two people, always: each an editor or admin who works here, also where one pair of eyes is enough for everything else.
CREATE FUNCTION desk.expunging_takes_two() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR NOT desk.works_as(NEW.proposed_by, ARRAY['editor', 'admin']) THEN
            RAISE EXCEPTION 'an editor proposes to expunge a record' USING ERRCODE = 'CL198';
        END IF;
    ELSE
        IF OLD.state <> 'proposed' OR NEW.state = 'proposed' OR (OLD.id, OLD.record_id, OLD.reason, OLD.proposed_by, OLD.proposed_at) IS DISTINCT FROM (NEW.id, NEW.record_id, NEW.reason, NEW.proposed_by, NEW.proposed_at) THEN
            RAISE EXCEPTION 'a proposal to expunge is decided on once' USING ERRCODE = 'CL200';
        END IF;
        -- By this database's own clock.
        IF (NEW.state = 'lapsed') <> (OLD.proposed_at <= now() - interval '7 days') AND NEW.state <> 'taken_back' THEN
            RAISE EXCEPTION 'a proposal to expunge stands for seven days' USING ERRCODE = 'CL200';
        END IF;
        IF NEW.state = 'taken_back' AND NEW.decided_by <> NEW.proposed_by THEN
            RAISE EXCEPTION 'whoever proposed to expunge takes it back' USING ERRCODE = 'CL198';
        END IF;
        IF NEW.state <> 'approved' THEN
            RETURN NEW;
        END IF;
    END IF;
    IF (NEW.state = 'approved' AND (NEW.decided_by = NEW.proposed_by OR NOT desk.works_as(NEW.decided_by, ARRAY['editor', 'admin']) OR NOT desk.works_as(NEW.proposed_by, ARRAY['editor', 'admin'])
        OR NEW.decided_in <> pg_current_xact_id())) OR (TG_OP = 'INSERT' AND desk.reviews_alone(NEW.proposed_by)) THEN
        RAISE EXCEPTION 'expunging takes two people who review here' USING ERRCODE = 'CL199';
    END IF;
    -- Never what stands, nor what was never public (one that came back from a merge to the desk alone was), nor a record that went into another one: that one is expunged, and takes it along.
    IF NOT EXISTS (SELECT FROM desk.public_record WHERE id = NEW.record_id AND merged_into IS NULL AND expunging_id IS NULL
            AND (withdrawn_at IS NOT NULL OR EXISTS (SELECT FROM public_site.edition WHERE record_id = NEW.record_id)))
        OR EXISTS (SELECT FROM public_site.current_edition WHERE record_id = NEW.record_id) THEN
        RAISE EXCEPTION 'a record is withdrawn before it is expunged' USING ERRCODE = 'CL202';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER expunging_takes_two BEFORE INSERT OR UPDATE ON desk.expunging FOR EACH ROW EXECUTE FUNCTION desk.expunging_takes_two();
CREATE TRIGGER expunging_is_permanent BEFORE DELETE ON desk.expunging FOR EACH ROW EXECUTE FUNCTION desk.is_permanent();

-- Approved is done: there is no approval that waits, which somebody could use later.
CREATE FUNCTION desk.expunging_is_done() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM desk.public_record WHERE id = NEW.record_id AND expunging_id = NEW.id) THEN
        RAISE EXCEPTION 'what is approved is expunged with the approval' USING ERRCODE = 'CL200';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER expunging_is_done AFTER INSERT OR UPDATE ON desk.expunging DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'approved') EXECUTE FUNCTION desk.expunging_is_done();

-- Nothing is written on a record that is no more. Whoever writes on it at this moment waits for the expunging, or it for them.
CREATE FUNCTION desk.expunged_record_rests() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    written uuid;
    gone uuid;
BEGIN
    IF TG_ARGV[0] = 'record_id' THEN written := NEW.record_id;
    ELSIF TG_ARGV[0] = 'person_id' THEN written := NEW.person_id;
    ELSIF TG_ARGV[0] = 'source_id' THEN written := NEW.source_id;
    ELSIF TG_ARGV[0] = 'low_id' THEN written := NEW.low_id;
    ELSIF TG_ARGV[0] = 'high_id' THEN written := NEW.high_id;
    ELSIF TG_ARGV[0] = 'change_id' THEN written := (SELECT record_id FROM desk.change WHERE id = NEW.change_id);
    ELSE written := NEW.merged_id;
    END IF;
    SELECT expunging_id INTO gone FROM desk.public_record WHERE id = written FOR KEY SHARE;
    IF gone IS NOT NULL THEN
        RAISE EXCEPTION 'nothing is written on a record that was expunged' USING ERRCODE = 'CL201';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER change_is_on_no_expunged_record BEFORE INSERT ON desk.change FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('record_id');
CREATE TRIGGER record_note_is_on_no_expunged_record BEFORE INSERT ON desk.record_note FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('record_id');
CREATE TRIGGER unsent_form_is_on_no_expunged_record BEFORE INSERT ON desk.unsent_form FOR EACH ROW WHEN (NEW.record_id IS NOT NULL) EXECUTE FUNCTION desk.expunged_record_rests('record_id');
CREATE TRIGGER publication_basis_is_of_nobody_expunged BEFORE INSERT ON desk.publication_basis FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('person_id');
CREATE TRIGGER detention_case_is_of_nobody_expunged BEFORE INSERT ON desk.detention_case FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('person_id');
CREATE TRIGGER not_same_low_is_not_expunged BEFORE INSERT ON desk.not_same FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('low_id');
CREATE TRIGGER not_same_high_is_not_expunged BEFORE INSERT ON desk.not_same FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('high_id');
CREATE TRIGGER merge_is_of_nobody_expunged BEFORE INSERT ON desk.merge FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('merged_id');
CREATE TRIGGER sealed_identity_is_of_no_expunged_source BEFORE INSERT ON desk.sealed_identity FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('source_id');
CREATE TRIGGER source_text_is_of_no_expunged_source BEFORE INSERT ON desk.source_text FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('source_id');
CREATE TRIGGER citation_is_of_no_expunged_source BEFORE INSERT ON desk.citation FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('source_id');
CREATE TRIGGER change_comment_is_on_no_expunged_record BEFORE INSERT ON desk.change_comment FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('change_id');
CREATE TRIGGER second_opinion_is_on_no_expunged_record BEFORE INSERT ON desk.second_opinion FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('change_id');
CREATE TRIGGER expunging_is_of_no_expunged_record BEFORE INSERT ON desk.expunging FOR EACH ROW EXECUTE FUNCTION desk.expunged_record_rests('record_id');

CREATE FUNCTION desk.expunged_record_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NOT desk.is_expunging() THEN
        RAISE EXCEPTION 'a record is expunged by its approval, and stays so' USING ERRCODE = 'CL201';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER public_record_begins_unexpunged BEFORE INSERT ON desk.public_record FOR EACH ROW WHEN (NEW.expunging_id IS NOT NULL) EXECUTE FUNCTION desk.expunged_record_stays();
CREATE TRIGGER public_record_stays_expunged BEFORE UPDATE ON desk.public_record FOR EACH ROW
    WHEN (OLD.expunging_id IS NOT NULL OR NEW.expunging_id IS NOT NULL) EXECUTE FUNCTION desk.expunged_record_stays();

-- What is permanent gives way to the expunging alone: the rules stay what they were, and each is asked unless the function below is at work.
DROP TRIGGER edition_is_permanent ON public_site.edition;
CREATE TRIGGER edition_is_permanent BEFORE DELETE ON public_site.edition FOR EACH ROW EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER edition_stays_as_it_was BEFORE UPDATE ON public_site.edition FOR EACH ROW
    WHEN ((OLD.record_id, OLD.number, OLD.kind, OLD.published_on, OLD.sha256, OLD.previous_sha256, OLD.reason, OLD.alone)
            IS DISTINCT FROM (NEW.record_id, NEW.number, NEW.kind, NEW.published_on, NEW.sha256, NEW.previous_sha256, NEW.reason, NEW.alone)
        OR coalesce(NEW.public_note, '') <> '' OR NOT desk.is_expunging()) EXECUTE FUNCTION desk.is_permanent();
DROP TRIGGER revision_is_permanent ON desk.revision;
CREATE TRIGGER revision_is_permanent BEFORE UPDATE OR DELETE ON desk.revision FOR EACH ROW WHEN (NOT desk.is_expunging()) EXECUTE FUNCTION desk.is_permanent();
DROP TRIGGER news_check_stays ON desk.news_check;
CREATE TRIGGER news_check_stays BEFORE INSERT OR UPDATE ON desk.news_check FOR EACH ROW EXECUTE FUNCTION desk.news_check_stays();
CREATE TRIGGER news_check_is_not_deleted BEFORE DELETE ON desk.news_check FOR EACH ROW WHEN (NOT desk.is_expunging()) EXECUTE FUNCTION desk.news_check_stays();
DROP TRIGGER not_same_stays ON desk.not_same;
CREATE TRIGGER not_same_stays BEFORE INSERT OR UPDATE ON desk.not_same FOR EACH ROW EXECUTE FUNCTION desk.not_same_stays();
CREATE TRIGGER not_same_is_not_deleted BEFORE DELETE ON desk.not_same FOR EACH ROW WHEN (NOT desk.is_expunging()) EXECUTE FUNCTION desk.not_same_stays();
DROP TRIGGER publication_basis_stays ON desk.publication_basis;
CREATE TRIGGER publication_basis_stays BEFORE INSERT OR UPDATE ON desk.publication_basis FOR EACH ROW EXECUTE FUNCTION desk.publication_basis_stays();
CREATE TRIGGER publication_basis_is_not_deleted BEFORE DELETE ON desk.publication_basis FOR EACH ROW WHEN (NOT desk.is_expunging()) EXECUTE FUNCTION desk.publication_basis_stays();
DROP TRIGGER sealed_identity_stays_sealed ON desk.sealed_identity;
CREATE TRIGGER sealed_identity_stays_sealed BEFORE INSERT OR DELETE ON desk.sealed_identity FOR EACH ROW EXECUTE FUNCTION desk.sealed_identity_stays_sealed();
-- Erasing, and nothing else: who sealed it, and of which source, stays.
CREATE TRIGGER sealed_identity_is_only_erased BEFORE UPDATE ON desk.sealed_identity FOR EACH ROW
    WHEN (NEW.sealed IS NOT NULL OR OLD.erased_at IS NOT NULL OR (OLD.id, OLD.source_id, OLD.sealed_by, OLD.sealed_at) IS DISTINCT FROM (NEW.id, NEW.source_id, NEW.sealed_by, NEW.sealed_at)
        OR NOT desk.is_expunging()) EXECUTE FUNCTION desk.sealed_identity_stays_sealed();
DROP TRIGGER removal_request_moves_lawfully ON desk.removal_request;
-- A closed request about the record is erased with it, by the hand of whoever approved.
CREATE TRIGGER removal_request_moves_lawfully BEFORE UPDATE ON desk.removal_request FOR EACH ROW
    WHEN (OLD.expunged_at IS NOT NULL OR NEW.expunged_at IS NULL OR NEW.state <> 'closed' OR OLD.state <> 'closed' OR NOT desk.is_expunging()) EXECUTE FUNCTION desk.request_moves_lawfully();
DROP TRIGGER redirect_goes_with_its_merge ON public_site.redirect;
CREATE CONSTRAINT TRIGGER redirect_goes_with_its_merge AFTER DELETE ON public_site.redirect DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NOT desk.is_expunging()) EXECUTE FUNCTION public_site.redirect_goes_with_its_merge();

-- As in migration 0004, and: of facts of other records the words go by which a source calls whom they name.
CREATE OR REPLACE FUNCTION desk.assertion_value_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF (to_jsonb(OLD) - ARRAY['retired_by_change_id', 'preferred', 'preferred_reason']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['retired_by_change_id', 'preferred', 'preferred_reason'])
        AND NOT (NEW.said_by_text IS NULL AND (to_jsonb(OLD) - 'said_by_text') = (to_jsonb(NEW) - 'said_by_text') AND desk.is_expunging()) THEN
        RAISE EXCEPTION 'a fact is retired and added anew, never changed' USING ERRCODE = 'CL001';
    END IF;
    RETURN NEW;
END $$;

-- What goes with a record, each asked by what shows it beforehand and by what does it. `ids`: the record, with those that went into it (desk.with_those_merged).

-- Merges by which words of these came anywhere: their own, and those by which a record that held them meanwhile went on into another one.
CREATE FUNCTION desk.expunged_merges(ids uuid[]) RETURNS SETOF desk.merge LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    WITH RECURSIVE went AS (
        SELECT * FROM desk.merge WHERE merged_id = ANY (ids)
        UNION SELECT later.* FROM desk.merge later JOIN desk.change made ON made.id = later.change_id JOIN went ON later.merged_id = went.kept_id
            WHERE later.kept_id <> ALL (ids) AND later.state <> 'merged' AND made.created_at >= went.merged_at AND made.created_at < coalesce(went.undone_at, 'infinity'))
    SELECT * FROM went
$$;

-- Its facts; and where one of them went into another record for a while, what that said anew of it, and what was said in place of that since. What it
-- said otherwise of the other one's own (in place of a fact that was there) stays.
CREATE FUNCTION desk.expunged_facts(ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    WITH RECURSIVE gone AS (
        SELECT id FROM desk.assertion WHERE record_id = ANY (ids)
        UNION SELECT fact.id FROM desk.assertion fact JOIN desk.expunged_merges(ids) went ON went.change_id = fact.added_by_change_id AND fact.replaces_id IS NULL
        UNION SELECT next.id FROM desk.assertion next JOIN gone ON next.replaces_id = gone.id
    )
    SELECT coalesce(array_agg(id), '{}') FROM gone
$$;

-- Its changes, and those that would have had it go into another record, or had: of that one, and of every other that named it.
CREATE FUNCTION desk.expunged_changes(ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    WITH going AS (SELECT unnest(ARRAY[change_id, undo_change_id]) AS id FROM desk.merge WHERE merged_id = ANY (ids))
    SELECT coalesce(array_agg(id), '{}') FROM (
        SELECT id FROM desk.change WHERE record_id = ANY (ids) UNION SELECT id FROM going WHERE id IS NOT NULL
        UNION SELECT along.id FROM desk.change along JOIN going ON going.id = along.with_change_id WHERE along.origin = 'merge'
        UNION SELECT along.id FROM desk.change along JOIN desk.change main ON main.id = along.with_change_id WHERE main.record_id = ANY (ids) AND along.origin = 'merge' AND along.state IN ('draft', 'submitted', 'returned', 'approved')
    ) AS each
$$;

-- What somebody is called, by every name on file: by these their traces are found in what others keep. What is no person is called by words that mean much else besides.
CREATE FUNCTION desk.expunged_names(ids uuid[]) RETURNS text[] LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT called.text), '{}')
    FROM desk.name called JOIN desk.assertion fact ON fact.id = called.assertion_id JOIN desk.public_record who ON who.id = fact.record_id AND who.kind = 'person'
    WHERE fact.record_id = ANY (ids)
$$;

-- Sources that facts of no other record cite, and nobody else's basis rests on: who they are is known for this record's sake. What a source says of itself does not count.
CREATE FUNCTION desk.expunged_alone(ids uuid[], facts uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT used.source_id), '{}')
    FROM desk.assertion_citation link JOIN desk.citation used ON used.id = link.citation_id
    WHERE link.assertion_id = ANY (facts) AND used.source_id <> ALL (ids)
        AND NOT EXISTS (
            SELECT FROM desk.citation other JOIN desk.assertion_citation elsewhere ON elsewhere.citation_id = other.id JOIN desk.assertion fact ON fact.id = elsewhere.assertion_id
            WHERE other.source_id = used.source_id AND fact.id <> ALL (facts) AND fact.record_id <> used.source_id)
        AND NOT EXISTS (SELECT FROM desk.publication_basis basis WHERE basis.source_id = used.source_id AND basis.person_id <> ALL (ids))
$$;

-- Whether a text holds one of these names: in Latin letters as whole words, in Hanzi anywhere; large or small. One of three letters, or of one character, is too short to mean one person.
CREATE FUNCTION desk.tells_a_name(told text, names text[]) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT EXISTS (
        SELECT FROM unnest(names) AS called
        WHERE CASE WHEN called ~ '[\u2e80-\uffff]' THEN char_length(called) >= 2 AND strpos(lower(told), lower(called)) > 0
            ELSE char_length(called) >= 4 AND told ~* ((CASE WHEN called ~ '^[[:alnum:]]' THEN '\m' ELSE '' END) || regexp_replace(called, '[^[:alnum:][:space:]]', '\\\&', 'g') || (CASE WHEN called ~ '[[:alnum:]]$' THEN '\M' ELSE '' END)) END
    )
$$;

-- The words of a search's address, which are escaped there.
CREATE FUNCTION desk.words_of_query(asked text) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
BEGIN
    RETURN convert_from((
        SELECT string_agg(CASE WHEN part[1] ~ '^%[0-9A-Fa-f]{2}$' THEN decode(substr(part[1], 2), 'hex') ELSE convert_to(part[1], 'UTF8') END, ''::bytea ORDER BY place)
        FROM regexp_matches(translate(asked, '+=&', '   '), '%[0-9A-Fa-f]{2}|[^%]+|%', 'g') WITH ORDINALITY AS read (part, place)), 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
    RETURN asked;
END $$;

-- Addresses that lead, or led, to it: their last parts.
CREATE FUNCTION desk.expunged_slugs(ids uuid[]) RETURNS text[] LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT coalesce(array_agg(led.slug), '{}') FROM (
        SELECT slug FROM desk.public_record WHERE id = ANY (ids) UNION SELECT slug FROM public_site.redirect WHERE record_id = ANY (ids) UNION SELECT slug FROM public_site.tombstone WHERE record_id = ANY (ids)
    ) AS led
$$;

-- Requests whose writer said that they are about it: by address or id, or by a name where no address was given.
CREATE FUNCTION desk.expunged_requests(ids uuid[], names text[]) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT request.id FROM desk.removal_request request
    WHERE request.expunged_at IS NULL AND request.record_address IS NOT NULL
        AND ((strpos(request.record_address, '/') = 0 AND desk.tells_a_name(request.record_address, names))
            OR EXISTS (SELECT FROM unnest(ids) AS each WHERE strpos(lower(request.record_address), each::text) > 0)
            OR EXISTS (SELECT FROM unnest(desk.expunged_slugs(ids)) AS slug WHERE request.record_address ~* ('(^|/)' || slug || '($|[^a-z0-9-])')))
$$;

-- What somebody typed into a form about it and has not sent.
CREATE FUNCTION desk.expunged_unsent(ids uuid[], facts uuid[], changes uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT form.id FROM desk.unsent_form form
    WHERE form.record_id = ANY (ids)
        OR EXISTS (SELECT FROM regexp_matches(lower(form.address), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') AS named WHERE named[1]::uuid = ANY (ids || facts || changes)
            OR EXISTS (SELECT FROM desk.detention_case WHERE id = named[1]::uuid AND person_id = ANY (ids)))
$$;

-- Rows of tables that somebody brought and has not applied: those that name it, and those that would be written on it.
CREATE FUNCTION desk.expunged_rows(ids uuid[], names text[]) RETURNS TABLE (import_id uuid, line integer) LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT brought.import_id, brought.line FROM desk.table_import_row brought
    WHERE desk.tells_a_name(array_to_string(brought.cells, E'\n'), names)
        OR EXISTS (SELECT FROM unnest(ids) AS each WHERE strpos(coalesce(brought.outcome::text, '') || brought.problems::text, each::text) > 0)
$$;

-- How much goes, for whoever decides. Of sealed identities, lists and saved searches not even how many there are: that is theirs to know who keep them.
CREATE FUNCTION desk.what_expunging_takes(of_record uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = desk, pg_temp AS $$
DECLARE
    ids uuid[] := ARRAY(SELECT desk.with_those_merged(of_record));
    facts uuid[] := desk.expunged_facts(ids);
    changes uuid[] := desk.expunged_changes(ids);
    names text[] := desk.expunged_names(ids);
BEGIN
    RETURN jsonb_build_object(
        'records', cardinality(ids),
        'facts', cardinality(facts),
        'citations', (SELECT count(DISTINCT citation_id) FROM desk.assertion_citation WHERE assertion_id = ANY (facts)),
        'editions', (SELECT count(*) FROM public_site.edition_body WHERE record_id = ANY (ids) AND body IS NOT NULL),
        'versions', (SELECT count(*) FROM desk.revision WHERE record_id = ANY (ids)),
        'changes', cardinality(changes),
        'comments', (SELECT count(*) FROM desk.change_comment WHERE change_id = ANY (changes)) + (SELECT count(*) FROM desk.second_opinion WHERE change_id = ANY (changes)),
        'notes', (SELECT count(*) FROM desk.record_note WHERE record_id = ANY (ids)),
        'bases', (SELECT count(*) FROM desk.publication_basis WHERE person_id = ANY (ids)),
        'checks', (SELECT count(*) FROM desk.news_check JOIN desk.detention_case looked ON looked.id = case_id WHERE looked.person_id = ANY (ids)),
        'sources', cardinality(desk.expunged_alone(ids, facts)),
        'unsent', (SELECT count(*) FROM desk.unsent_form WHERE content IS NOT NULL AND id IN (SELECT desk.expunged_unsent(ids, facts, changes))),
        'rows', (SELECT count(*) FROM desk.expunged_rows(ids, names)),
        'requests', (SELECT count(*) FROM desk.expunged_requests(ids, names)),
        'requestsOpen', (SELECT count(*) FROM desk.removal_request WHERE state <> 'closed' AND id IN (SELECT desk.expunged_requests(ids, names))));
END $$;

-- Expunges what was proposed, approved by another one than who proposed it. Entries of editions, with number, day and hash, of changes, with their people and days, and the audit log
-- stay: none of them holds a word of the record.
-- Returns how much went, as desk.what_expunging_takes counts it.
CREATE FUNCTION desk.expunge(of_proposal uuid, approver uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    of_record uuid;
    ids uuid[];
    facts uuid[];
    changes uuid[];
    names text[];
    cited uuid[];
    alone uuid[];
    cases uuid[];
    happened uuid[];
    keepers uuid[];
    sayers uuid[];
    speakers uuid[];
    others uuid[];
    told jsonb;
    part text;
    past record;
BEGIN
    -- First of all: whoever reads the record for a decision waits, and whoever writes on it, or it for them.
    SELECT record_id INTO of_record FROM desk.expunging WHERE id = of_proposal;
    PERFORM FROM desk.public_record WHERE id = of_record FOR UPDATE;
    ids := ARRAY(SELECT desk.with_those_merged(of_record));
    PERFORM FROM desk.public_record WHERE id = ANY (ids) ORDER BY id FOR UPDATE;
    UPDATE desk.expunging SET state = 'approved', words = NULL, decided_by = approver, decided_at = now(), decided_in = pg_current_xact_id(),
            addresses = ARRAY(SELECT sha256(convert_to((SELECT kind FROM desk.public_record WHERE id = of_record) || '/' || slug, 'UTF8')) FROM unnest(desk.expunged_slugs(ids)) AS slug)
        WHERE id = of_proposal;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nothing of the kind was proposed' USING ERRCODE = 'CL200';
    END IF;

    facts := desk.expunged_facts(ids);
    changes := desk.expunged_changes(ids);
    PERFORM FROM desk.change WHERE id = ANY (changes) ORDER BY id FOR UPDATE;
    names := desk.expunged_names(ids);
    alone := desk.expunged_alone(ids, facts);
    told := desk.what_expunging_takes(of_record);
    -- Whoever asked for something is answered first: their words, and how to reach them, would be gone.
    IF (told ->> 'requestsOpen')::integer > 0 THEN
        RAISE EXCEPTION 'a request about the record is still open' USING ERRCODE = 'CL203';
    END IF;

    -- What people keep for themselves and by each other.
    DELETE FROM desk.unsent_form WHERE id IN (SELECT desk.expunged_unsent(ids, facts, changes));
    DELETE FROM desk.table_import_row brought USING desk.expunged_rows(ids, names) gone WHERE gone.import_id = brought.import_id AND gone.line = brought.line;
    UPDATE desk.table_import SET decisions = (
            SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each_text(decisions) WHERE value <> ALL (ids::text[]) AND NOT desk.tells_a_name(key, names))
        WHERE EXISTS (SELECT FROM jsonb_each_text(decisions) WHERE value = ANY (ids::text[]) OR desk.tells_a_name(key, names));
    DELETE FROM desk.saved_search WHERE desk.tells_a_name(name, names) OR desk.tells_a_name(desk.words_of_query(query), names);
    DELETE FROM desk.watch WHERE desk.tells_a_name(desk.words_of_query(search_query), names);
    DELETE FROM desk.people_list_entry WHERE person_id = ANY (ids);
    FOR past IN SELECT expunged_requests AS id FROM desk.expunged_requests(ids, names) LOOP
        UPDATE desk.removal_request SET record_address = NULL, message = NULL, contact = NULL, expunged_by = approver, expunged_at = now() WHERE id = past.id;
        UPDATE desk.removal_request_note SET text = NULL WHERE request_id = past.id;
    END LOOP;

    -- Changes: open ones are given up, and none keeps a word.
    UPDATE desk.change SET state = 'returned' WHERE id = ANY (changes) AND state IN ('submitted', 'approved');
    UPDATE desk.change SET state = 'discarded' WHERE id = ANY (changes) AND state IN ('draft', 'returned');
    UPDATE desk.assertion SET retired_by_change_id = NULL WHERE id <> ALL (facts) AND retired_by_change_id IN (SELECT id FROM desk.change WHERE id = ANY (changes) AND state = 'discarded');
    -- A new source that travelled with one is its author's own draft from now on.
    UPDATE desk.change SET state = 'returned', with_change_id = NULL WHERE with_change_id = ANY (changes) AND id <> ALL (changes) AND state = 'approved';
    UPDATE desk.change SET with_change_id = NULL WHERE with_change_id = ANY (changes) AND id <> ALL (changes) AND state IN ('draft', 'returned', 'submitted');
    UPDATE desk.change SET note = NULL WHERE id = ANY (changes) AND note IS NOT NULL;
    DELETE FROM desk.change_comment WHERE change_id = ANY (changes) OR assertion_id = ANY (facts);
    DELETE FROM desk.second_opinion WHERE change_id = ANY (changes);
    DELETE FROM desk.embargo WHERE change_id = ANY (changes);
    DELETE FROM desk.happening WHERE change_id = ANY (changes);
    DELETE FROM desk.message WHERE change_id = ANY (changes);

    -- What other records' facts, and their histories, call it by: those that name it, and those that named another one in its place for as long as it had gone into that.
    keepers := ARRAY(SELECT kept_id FROM desk.expunged_merges(ids) WHERE kept_id <> ALL (ids));
    sayers := ARRAY(
        SELECT id FROM desk.assertion WHERE said_by_id = ANY (ids) AND id <> ALL (facts)
        UNION SELECT id FROM desk.assertion WHERE added_by_change_id = ANY (changes) AND said_by_id = ANY (keepers) AND id <> ALL (facts));
    speakers := ARRAY(
        SELECT assertion_id FROM desk.speaker WHERE by_id = ANY (ids) AND assertion_id <> ALL (facts)
        UNION SELECT id FROM desk.assertion JOIN desk.speaker ON assertion_id = id WHERE added_by_change_id = ANY (changes) AND by_id = ANY (keepers) AND id <> ALL (facts));
    others := ARRAY(
        SELECT record_id FROM desk.assertion WHERE id = ANY (sayers || speakers)
        UNION SELECT record_id FROM desk.assertion JOIN desk.assertion_citation ON assertion_id = id JOIN desk.citation used ON used.id = citation_id WHERE used.source_id = ANY (ids) AND record_id <> ALL (ids)
        UNION SELECT unnest(keepers));
    UPDATE desk.assertion SET said_by_text = NULL WHERE id = ANY (sayers) AND said_by_text IS NOT NULL;
    UPDATE desk.speaker SET described = NULL WHERE assertion_id = ANY (speakers) AND described IS NOT NULL;
    UPDATE desk.revision SET document = jsonb_set(document, '{facts}', (
            SELECT coalesce(jsonb_agg(fact
                || CASE WHEN fact ->> 'id' = ANY (sayers::text[]) THEN '{"saidByText": null}' ELSE '{}' END::jsonb
                || CASE WHEN fact ->> 'id' = ANY (speakers::text[]) THEN jsonb_build_object('value', fact -> 'value' || '{"described": null}') ELSE '{}' END
                || jsonb_build_object('citations', (
                    SELECT coalesce(jsonb_agg(CASE WHEN cite ->> 'sourceId' = ANY (ids::text[])
                        THEN cite || '{"exact": "…", "prefix": "", "suffix": "", "locator": null, "internalNote": null, "start": null, "end": null}' ELSE cite END ORDER BY nth), '[]')
                    FROM jsonb_array_elements(fact -> 'citations') WITH ORDINALITY AS each (cite, nth))) ORDER BY place), '[]')
            FROM jsonb_array_elements(document -> 'facts') WITH ORDINALITY AS kept (fact, place) WHERE (fact ->> 'id')::uuid <> ALL (facts)))
        WHERE record_id = ANY (others) AND jsonb_typeof(document -> 'facts') = 'array';
    UPDATE desk.revision SET reason = NULL WHERE change_id = ANY (changes) AND reason IS NOT NULL;

    -- The facts, each with all that it is made of; and the words of a citation that no other fact shares.
    cited := ARRAY(SELECT citation_id FROM desk.assertion_citation WHERE assertion_id = ANY (facts));
    happened := ARRAY(SELECT event_id FROM desk.event_reading WHERE assertion_id = ANY (facts));
    FOREACH part IN ARRAY ARRAY['name_key', 'name', 'attribute', 'event_reading', 'affiliation', 'passage', 'about', 'speaker', 'signature', 'source_link', 'spell', 'charge', 'representation', 'assertion_citation'] LOOP
        EXECUTE format('DELETE FROM desk.%I WHERE assertion_id = ANY ($1)', part) USING facts;
    END LOOP;
    DELETE FROM desk.assertion WHERE id = ANY (facts);
    DELETE FROM desk.citation WHERE id = ANY (cited) AND NOT EXISTS (SELECT FROM desk.assertion_citation WHERE citation_id = desk.citation.id);
    DELETE FROM desk.timeline_event WHERE id = ANY (happened) AND NOT EXISTS (SELECT FROM desk.event_reading WHERE event_id = desk.timeline_event.id);
    -- Of a source, what facts of other records quote: that they rest on it stays, its words do not.
    UPDATE desk.citation SET exact = '…', prefix = '', suffix = '', start_position = NULL, end_position = NULL, locator = NULL, internal_note = NULL WHERE source_id = ANY (ids);
    DELETE FROM desk.source_text WHERE source_id = ANY (ids);
    UPDATE desk.sealed_identity SET sealed = NULL, erased_by = approver, erased_at = now() WHERE erased_at IS NULL AND source_id = ANY (ids || alone);

    -- The record's own.
    cases := ARRAY(SELECT id FROM desk.detention_case WHERE person_id = ANY (ids));
    DELETE FROM desk.news_check WHERE case_id = ANY (cases);
    DELETE FROM desk.detention_case WHERE id = ANY (cases);
    DELETE FROM desk.record_note WHERE record_id = ANY (ids);
    DELETE FROM desk.publication_basis WHERE person_id = ANY (ids);
    DELETE FROM desk.not_same WHERE low_id = ANY (ids) OR high_id = ANY (ids);
    DELETE FROM desk.revision WHERE record_id = ANY (ids);

    -- What was public: entries, hashes and days stay, and the address goes on answering as that of a withdrawn record does, known by its hash alone (no address that is asked for begins with a tilde).
    UPDATE public_site.edition_body SET body = NULL, withheld_on = (now() AT TIME ZONE 'UTC')::date WHERE record_id = ANY (ids) AND body IS NOT NULL;
    UPDATE public_site.edition SET public_note = '' WHERE record_id = ANY (ids) AND public_note <> '';
    DELETE FROM public_site.redirect WHERE record_id = ANY (ids);
    UPDATE public_site.tombstone SET slug = '~' || encode(sha256(convert_to(kind || '/' || slug, 'UTF8')), 'hex') WHERE record_id = ANY (ids);
    -- What another record's editions said for as long as it held this one, which went into it and came back.
    FOR past IN
        SELECT made.record_id, made.kind, made.number FROM desk.expunged_merges(ids) went JOIN public_site.edition made ON made.record_id = went.kept_id JOIN public_site.edition_body kept ON kept.record_id = made.record_id AND kept.number = made.number
        WHERE went.kept_id <> ALL (ids) AND went.state = 'undone' AND kept.body IS NOT NULL
            AND made.number >= (SELECT act.number FROM desk.publication_act act WHERE act.change_id = went.change_id)
            AND made.number < coalesce((SELECT act.number FROM desk.publication_act act WHERE act.change_id = went.undo_change_id), (SELECT standing.number FROM public_site.current_edition standing WHERE standing.record_id = made.record_id), 2147483647)
    LOOP
        PERFORM public_site.withhold_body(past.record_id, past.number, (now() AT TIME ZONE 'UTC')::date);
        UPDATE public_site.edition SET public_note = '' WHERE record_id = past.record_id AND number = past.number AND public_note <> '';
        INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) VALUES (0, past.record_id, past.kind, 'withhold', past.number, (now() AT TIME ZONE 'UTC')::date);
    END LOOP;

    UPDATE desk.public_record SET slug = replace(id::text, '-', ''), withdrawn_at = coalesce(withdrawn_at, now()), expunging_id = of_proposal WHERE id = ANY (ids);
    RETURN told;
END $$;

REVOKE ALL ON desk.expunging FROM PUBLIC;
GRANT SELECT, INSERT ON desk.expunging TO caselight_desk;
GRANT UPDATE (state, words, decided_by, decided_at) ON desk.expunging TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.is_expunging(), desk.expunging_takes_two(), desk.expunging_is_done(), desk.expunged_record_rests(), desk.expunged_record_stays(), desk.expunged_merges(uuid[]), desk.expunged_facts(uuid[]), desk.expunged_changes(uuid[]),
    desk.expunged_names(uuid[]), desk.expunged_alone(uuid[], uuid[]), desk.tells_a_name(text, text[]), desk.words_of_query(text), desk.expunged_slugs(uuid[]), desk.expunged_requests(uuid[], text[]),
    desk.expunged_unsent(uuid[], uuid[], uuid[]), desk.expunged_rows(uuid[], text[]), desk.what_expunging_takes(uuid), desk.expunge(uuid, uuid) FROM PUBLIC;
-- Asked by triggers with the power of whoever writes, and by whoever decides.
GRANT EXECUTE ON FUNCTION desk.is_expunging(), desk.expunged_merges(uuid[]), desk.expunged_facts(uuid[]), desk.expunged_changes(uuid[]), desk.expunged_names(uuid[]), desk.expunged_alone(uuid[], uuid[]), desk.tells_a_name(text, text[]),
    desk.expunged_slugs(uuid[]), desk.expunged_requests(uuid[], text[]), desk.expunged_unsent(uuid[], uuid[], uuid[]), desk.expunged_rows(uuid[], text[]), desk.what_expunging_takes(uuid), desk.expunge(uuid, uuid) TO caselight_desk;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER expunging_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.expunging FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
