-- What was handed in stays as it was read: its citations and details, what it retires, who decided. Held here against raw SQL too.

-- A fact gets its details and citations while the change that adds it is open, and none afterwards.
CREATE FUNCTION desk.fact_parts_need_an_open_change() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    adding_state text;
BEGIN
    -- FOR SHARE: an editor deciding on this change and an author adding to it wait for each other.
    SELECT adding.state INTO adding_state FROM desk.change adding JOIN desk.assertion fact ON fact.added_by_change_id = adding.id
    WHERE fact.id = NEW.assertion_id FOR SHARE OF adding;
    IF adding_state NOT IN ('draft', 'returned') THEN
        RAISE EXCEPTION 'a fact that was handed in stays as it is' USING ERRCODE = 'CL012';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER assertion_citation_needs_an_open_change BEFORE INSERT OR UPDATE ON desk.assertion_citation FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER name_needs_an_open_change BEFORE INSERT ON desk.name FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER attribute_needs_an_open_change BEFORE INSERT ON desk.attribute FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER event_reading_needs_an_open_change BEFORE INSERT ON desk.event_reading FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER affiliation_needs_an_open_change BEFORE INSERT ON desk.affiliation FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER passage_needs_an_open_change BEFORE INSERT ON desk.passage FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER about_needs_an_open_change BEFORE INSERT ON desk.about FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER speaker_needs_an_open_change BEFORE INSERT ON desk.speaker FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER signature_needs_an_open_change BEFORE INSERT ON desk.signature FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER source_link_needs_an_open_change BEFORE INSERT ON desk.source_link FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();

-- Facts enter, and are retired by, an open change only; a retirement once handed in stays until its change is open again or given up.
CREATE OR REPLACE FUNCTION desk.change_must_be_open() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    touched uuid;
    touched_state text;
    touched_record uuid;
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := NEW.added_by_change_id;
    ELSIF NEW.retired_by_change_id IS DISTINCT FROM OLD.retired_by_change_id THEN
        SELECT state INTO touched_state FROM desk.change WHERE id = OLD.retired_by_change_id FOR SHARE;
        IF touched_state IN ('submitted', 'approved', 'applied') THEN
            RAISE EXCEPTION 'a retirement that was handed in stays' USING ERRCODE = 'CL002';
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

-- No fact without its value once somebody approves it, as none without a citation (migration 0004).
CREATE FUNCTION desk.approved_facts_have_values() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.state IN ('approved', 'applied') AND EXISTS (
        SELECT FROM desk.assertion fact
        WHERE fact.added_by_change_id = NEW.id
          AND fact.retired_by_change_id IS DISTINCT FROM NEW.id
          AND NOT EXISTS (SELECT FROM desk.name WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.attribute WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.event_reading WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.affiliation WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.passage WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.about WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.speaker WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.signature WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.source_link WHERE assertion_id = fact.id)
    ) THEN
        RAISE EXCEPTION 'a change with a fact that says nothing cannot be approved' USING ERRCODE = 'CL013';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER change_approved_facts_have_values AFTER INSERT OR UPDATE ON desk.change DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION desk.approved_facts_have_values();

-- Who approved, and when, is not rewritten.
CREATE FUNCTION desk.decision_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF OLD.state IN ('approved', 'applied') AND NEW.state IN ('approved', 'applied')
        AND (NEW.decided_by IS DISTINCT FROM OLD.decided_by OR NEW.decided_at IS DISTINCT FROM OLD.decided_at) THEN
        RAISE EXCEPTION 'an approval keeps its editor and its time' USING ERRCODE = 'CL006';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER change_decision_stays BEFORE UPDATE ON desk.change FOR EACH ROW EXECUTE FUNCTION desk.decision_stays();

-- Preferring a reading changes what the public reads: it takes a command with its own rule, not a bare update.
REVOKE UPDATE (preferred, preferred_reason) ON desk.assertion FROM caselight_desk;

REVOKE EXECUTE ON FUNCTION desk.fact_parts_need_an_open_change(), desk.approved_facts_have_values(), desk.decision_stays() FROM PUBLIC;
