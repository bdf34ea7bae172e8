-- What must hold whoever writes: guards as triggers, and each role's grants.

-- The edition's maker, kept on the desk: the public entry names nobody.
CREATE TABLE desk.publication_act (
    record_id uuid NOT NULL,
    number integer NOT NULL,
    change_id uuid NOT NULL REFERENCES desk.change (id) ON DELETE RESTRICT,
    published_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    published_at timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (record_id, number),
    CONSTRAINT publication_act_edition_fkey FOREIGN KEY (record_id, number) REFERENCES public_site.edition (record_id, number) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX publication_act_change_id_key ON desk.publication_act (change_id);

-- Whoever adds a fact to a change takes part in it. Whoever retires one is added by the command (lib/cases).
CREATE FUNCTION desk.author_takes_part() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    INSERT INTO desk.change_author (change_id, account_id) VALUES (NEW.added_by_change_id, NEW.created_by) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER assertion_author_takes_part AFTER INSERT ON desk.assertion FOR EACH ROW EXECUTE FUNCTION desk.author_takes_part();

CREATE FUNCTION desk.opener_takes_part() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    INSERT INTO desk.change_author (change_id, account_id) VALUES (NEW.id, NEW.created_by) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER change_opener_takes_part AFTER INSERT ON desk.change FOR EACH ROW EXECUTE FUNCTION desk.opener_takes_part();

-- A fact's value is never changed: only its retirement, and the editor's marks, may move.
CREATE FUNCTION desk.assertion_value_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(OLD) - ARRAY['retired_by_change_id', 'preferred', 'preferred_reason']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['retired_by_change_id', 'preferred', 'preferred_reason']) THEN
        RAISE EXCEPTION 'a fact is retired and added anew, never changed' USING ERRCODE = 'CL001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER assertion_value_stays BEFORE UPDATE ON desk.assertion FOR EACH ROW EXECUTE FUNCTION desk.assertion_value_stays();

-- Facts enter, and are retired by, an open change only; a retirement once applied stays.
CREATE FUNCTION desk.change_must_be_open() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    touched uuid;
    touched_state text;
    touched_record uuid;
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := NEW.added_by_change_id;
    ELSIF NEW.retired_by_change_id IS DISTINCT FROM OLD.retired_by_change_id THEN
        IF OLD.retired_by_change_id IS NOT NULL AND (SELECT state FROM desk.change WHERE id = OLD.retired_by_change_id) IN ('approved', 'applied') THEN
            RAISE EXCEPTION 'an applied retirement stays' USING ERRCODE = 'CL002';
        END IF;
        touched := NEW.retired_by_change_id;
    END IF;
    IF touched IS NULL THEN
        RETURN NEW;
    END IF;
    -- FOR SHARE: an editor deciding on this change and an author adding to it wait for each other.
    SELECT state, record_id INTO touched_state, touched_record FROM desk.change WHERE id = touched FOR SHARE;
    IF touched_state NOT IN ('draft', 'returned') THEN
        RAISE EXCEPTION 'this change is not open' USING ERRCODE = 'CL002';
    END IF;
    IF touched_record <> NEW.record_id THEN
        RAISE EXCEPTION 'a change holds facts of its own record only' USING ERRCODE = 'CL003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER assertion_change_must_be_open BEFORE INSERT OR UPDATE ON desk.assertion FOR EACH ROW EXECUTE FUNCTION desk.change_must_be_open();

-- No fact without a citation once somebody approves it (docs/architecture.md, rule 4).
CREATE FUNCTION desk.approved_facts_are_cited() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.state IN ('approved', 'applied') AND EXISTS (
        SELECT FROM desk.assertion fact
        WHERE fact.added_by_change_id = NEW.id
          AND fact.retired_by_change_id IS DISTINCT FROM NEW.id
          AND NOT EXISTS (SELECT FROM desk.assertion_citation link WHERE link.assertion_id = fact.id)
    ) THEN
        RAISE EXCEPTION 'a change with an uncited fact cannot be approved' USING ERRCODE = 'CL004';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER change_approved_facts_are_cited AFTER INSERT OR UPDATE ON desk.change DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION desk.approved_facts_are_cited();

-- A change moves along its states only, keeps its record and origin, and is not decided by one of its authors.
CREATE FUNCTION desk.change_moves_lawfully() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
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
        ('returned', 'submitted'), ('returned', 'discarded'), ('approved', 'applied'), ('approved', 'returned')
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
CREATE TRIGGER change_moves_lawfully BEFORE INSERT OR UPDATE ON desk.change FOR EACH ROW EXECUTE FUNCTION desk.change_moves_lawfully();

-- Four eyes at the edition itself: it needs an approved change of this record, published by somebody who took no part in it.
CREATE FUNCTION public_site.edition_has_four_eyes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    act desk.publication_act%ROWTYPE;
    source desk.change%ROWTYPE;
    before public_site.edition%ROWTYPE;
BEGIN
    SELECT * INTO act FROM desk.publication_act WHERE record_id = NEW.record_id AND number = NEW.number;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an edition needs the act that published it' USING ERRCODE = 'CL008';
    END IF;
    SELECT * INTO source FROM desk.change WHERE id = act.change_id;
    IF source.record_id <> NEW.record_id OR source.state NOT IN ('approved', 'applied') THEN
        RAISE EXCEPTION 'an edition is made of an approved change of its record' USING ERRCODE = 'CL008';
    END IF;
    IF (source.origin = 'seed') <> (NEW.reason = 'seeded') THEN
        RAISE EXCEPTION 'an edition says whether it was seeded' USING ERRCODE = 'CL008';
    END IF;
    IF source.origin <> 'seed' THEN
        IF EXISTS (SELECT FROM desk.change_author WHERE change_id = source.id AND account_id = act.published_by) THEN
            RAISE EXCEPTION 'nobody publishes a change they took part in' USING ERRCODE = 'CL007';
        END IF;
        IF NOT EXISTS (SELECT FROM desk.account WHERE id = act.published_by AND role IN ('editor', 'admin') AND disabled_at IS NULL) THEN
            RAISE EXCEPTION 'an editor publishes' USING ERRCODE = 'CL007';
        END IF;
    END IF;
    IF NOT EXISTS (
        SELECT FROM public_site.edition_body WHERE record_id = NEW.record_id AND number = NEW.number
          AND (body IS NULL OR sha256(convert_to(body, 'UTF8')) = NEW.sha256)
    ) THEN
        RAISE EXCEPTION 'an edition carries the hash of its body' USING ERRCODE = 'CL008';
    END IF;
    IF NEW.number = 1 THEN
        IF NEW.previous_sha256 <> decode(repeat('00', 32), 'hex') THEN
            RAISE EXCEPTION 'the first edition follows nothing' USING ERRCODE = 'CL008';
        END IF;
    ELSE
        SELECT * INTO before FROM public_site.edition WHERE record_id = NEW.record_id AND number = NEW.number - 1;
        IF NOT FOUND OR before.sha256 <> NEW.previous_sha256 THEN
            RAISE EXCEPTION 'an edition carries the hash of the one before' USING ERRCODE = 'CL008';
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER edition_has_four_eyes AFTER INSERT ON public_site.edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.edition_has_four_eyes();

-- What the lists and pages read is the standing edition and nothing else: the newest entry's own body.
CREATE FUNCTION public_site.current_is_the_newest_body() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public_site.edition entry JOIN public_site.edition_body kept USING (record_id, number)
        WHERE entry.record_id = NEW.record_id AND entry.number = NEW.number AND entry.kind = NEW.kind
          AND entry.number = (SELECT max(number) FROM public_site.edition WHERE record_id = NEW.record_id)
          AND kept.body::jsonb = NEW.document AND kept.body::jsonb ->> 'slug' = NEW.slug
    ) THEN
        RAISE EXCEPTION 'the standing edition is the newest one, word for word' USING ERRCODE = 'CL011';
    END IF;
    -- What was withdrawn does not come back by the way: not by a publication that waited, not by hand.
    IF EXISTS (SELECT FROM desk.public_record WHERE id = NEW.record_id AND withdrawn_at IS NOT NULL)
        OR EXISTS (SELECT FROM public_site.tombstone WHERE record_id = NEW.record_id) THEN
        RAISE EXCEPTION 'a withdrawn record has no standing edition' USING ERRCODE = 'CL011';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER current_is_the_newest_body AFTER INSERT OR UPDATE ON public_site.current_edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.current_is_the_newest_body();

-- Withholding takes a body away and leaves its entry: the only way to change one, for everyone.
CREATE FUNCTION public_site.withhold_body(of_record uuid, of_number integer, on_day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM public_site.current_edition WHERE record_id = of_record AND number = of_number) THEN
        RAISE EXCEPTION 'the standing edition is corrected or withdrawn, not withheld' USING ERRCODE = 'CL009';
    END IF;
    UPDATE public_site.edition_body SET body = NULL, withheld_on = on_day WHERE record_id = of_record AND number = of_number AND body IS NOT NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such body to withhold' USING ERRCODE = 'CL009';
    END IF;
END $$;
REVOKE ALL ON FUNCTION public_site.withhold_body(uuid, integer, date) FROM PUBLIC;

-- The audit chain: seq and hashes are given here, under one lock, so that no gap and no fork can occur.
CREATE FUNCTION desk.audit_row_hash(seq bigint, at timestamptz, actor_id uuid, event text, subject_kind text, subject_id uuid, detail jsonb, previous_hash bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(concat_ws(E'\n', seq::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(actor_id::text, '-'), event, subject_kind, coalesce(subject_id::text, '-'), detail::text, encode(previous_hash, 'hex')), 'UTF8'))
$$;
CREATE FUNCTION desk.audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    last desk.audit%ROWTYPE;
BEGIN
    PERFORM pg_advisory_xact_lock(4201701);
    SELECT * INTO last FROM desk.audit ORDER BY seq DESC LIMIT 1;
    NEW.seq := coalesce(last.seq, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    NEW.hash := desk.audit_row_hash(NEW.seq, NEW.at, NEW.actor_id, NEW.event, NEW.subject_kind, NEW.subject_id, NEW.detail, NEW.previous_hash);
    RETURN NEW;
END $$;
CREATE TRIGGER audit_chain BEFORE INSERT ON desk.audit FOR EACH ROW EXECUTE FUNCTION desk.audit_chain();

-- The publication sequence likewise: no gap, no reader sees a later number before an earlier one.
CREATE FUNCTION public_site.publication_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(4201702);
    NEW.seq := coalesce((SELECT max(seq) FROM public_site.publication), 0) + 1;
    PERFORM pg_notify('publication', NEW.seq::text);
    RETURN NEW;
END $$;
CREATE TRIGGER publication_order BEFORE INSERT ON public_site.publication FOR EACH ROW EXECUTE FUNCTION public_site.publication_order();

-- What is written once is written for good, whoever asks; withhold_body is the one exception and is checked by its own rule.
CREATE FUNCTION desk.is_permanent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are permanent', TG_TABLE_NAME USING ERRCODE = 'CL010';
END $$;
CREATE TRIGGER edition_is_permanent BEFORE UPDATE OR DELETE ON public_site.edition FOR EACH ROW EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER edition_is_not_emptied BEFORE TRUNCATE ON public_site.edition FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER publication_is_permanent BEFORE UPDATE OR DELETE ON public_site.publication FOR EACH ROW EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER publication_is_not_emptied BEFORE TRUNCATE ON public_site.publication FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER revision_is_permanent BEFORE UPDATE OR DELETE ON desk.revision FOR EACH ROW EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER revision_is_not_emptied BEFORE TRUNCATE ON desk.revision FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER audit_is_permanent BEFORE UPDATE OR DELETE ON desk.audit FOR EACH ROW EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON desk.audit FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();
CREATE TRIGGER publication_act_is_permanent BEFORE UPDATE OR DELETE ON desk.publication_act FOR EACH ROW EXECUTE FUNCTION desk.is_permanent();

CREATE FUNCTION public_site.body_is_only_withheld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.body IS NOT NULL OR NEW.record_id <> OLD.record_id OR NEW.number <> OLD.number THEN
        RAISE EXCEPTION 'a body is only ever withheld' USING ERRCODE = 'CL010';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_body_is_only_withheld BEFORE UPDATE OR DELETE ON public_site.edition_body FOR EACH ROW EXECUTE FUNCTION public_site.body_is_only_withheld();
CREATE TRIGGER edition_body_is_not_emptied BEFORE TRUNCATE ON public_site.edition_body FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();

-- Grants. The roles are made at start-up, before the migrations run.
REVOKE ALL ON SCHEMA desk, public_site FROM PUBLIC;
GRANT USAGE ON SCHEMA desk TO caselight_desk;
GRANT USAGE ON SCHEMA public_site TO caselight_desk, caselight_reader;

GRANT SELECT ON ALL TABLES IN SCHEMA public_site TO caselight_reader;

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA desk TO caselight_desk;
GRANT UPDATE ON desk.account, desk.invitation, desk.session, desk.pending_sign_in, desk.second_factor, desk.recovery_code, desk.attempt, desk.public_record, desk.change TO caselight_desk;
GRANT UPDATE (retired_by_change_id, preferred, preferred_reason) ON desk.assertion TO caselight_desk;
GRANT DELETE ON desk.pending_sign_in, desk.second_factor, desk.recovery_code, desk.attempt TO caselight_desk;

GRANT SELECT, INSERT ON public_site.edition, public_site.edition_body, public_site.publication TO caselight_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON public_site.current_edition TO caselight_desk;
GRANT SELECT, INSERT ON public_site.tombstone TO caselight_desk;
GRANT EXECUTE ON FUNCTION public_site.withhold_body(uuid, integer, date) TO caselight_desk;

-- A function is no back door: nobody executes ours but through their triggers.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA desk, public_site FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.audit_row_hash(bigint, timestamptz, uuid, text, text, uuid, jsonb, bytea) TO caselight_desk;
