-- Review: preferring and rejecting readings, claims, comments on fields, second opinions.

-- Of the answers to one question that stand, at most one is preferred. Several drafts may each propose another one: what is held is what stands, when a
-- change is applied, and not what somebody writes; an index over all facts would let one forgotten draft keep everybody else from preferring.
DROP INDEX desk.assertion_one_preferred;
CREATE INDEX assertion_preferred_idx ON desk.assertion (record_id, question) WHERE preferred;

CREATE FUNCTION desk.one_preferred_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    -- Two changes of one record applied at once: the second looks when the first is there.
    PERFORM FROM desk.public_record WHERE id = NEW.record_id FOR UPDATE;
    IF EXISTS (
        SELECT FROM desk.assertion fact
        JOIN desk.change adding ON adding.id = fact.added_by_change_id AND adding.state = 'applied'
        LEFT JOIN desk.change retiring ON retiring.id = fact.retired_by_change_id
        WHERE fact.record_id = NEW.record_id AND fact.preferred AND retiring.state IS DISTINCT FROM 'applied'
        GROUP BY fact.question HAVING count(*) > 1
    ) THEN
        RAISE EXCEPTION 'one answer to a question is preferred' USING ERRCODE = 'CL110';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER change_leaves_one_preferred AFTER UPDATE OF state ON desk.change DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'applied') EXECUTE FUNCTION desk.one_preferred_stands();

-- Why the office does not accept a reading. Never public: a rejected reading is not.
ALTER TABLE desk.assertion ADD COLUMN standing_reason text;
CREATE FUNCTION desk.fact_is_weighed_with_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.standing = 'rejected' AND (NEW.standing_reason IS NULL OR NEW.preferred) THEN
        RAISE EXCEPTION 'a rejected reading says why, and is not preferred' USING ERRCODE = 'CL117';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER assertion_is_weighed_with_reason BEFORE INSERT ON desk.assertion FOR EACH ROW EXECUTE FUNCTION desk.fact_is_weighed_with_reason();

-- An approval is of what was handed in, each time anew: after a change was open again, the approval of before says nothing.
CREATE FUNCTION desk.approval_is_given_anew() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.decided_at IS NOT DISTINCT FROM OLD.decided_at THEN
        RAISE EXCEPTION 'an approval is given anew' USING ERRCODE = 'CL111';
    END IF;
    RETURN NEW;
END $$;
-- Named to fire after change_moves_lawfully, which says more of what is wrong.
CREATE TRIGGER change_needs_a_new_approval BEFORE UPDATE OF state ON desk.change FOR EACH ROW
    WHEN (NEW.state = 'approved' AND OLD.state <> 'approved' AND NEW.origin <> 'seed') EXECUTE FUNCTION desk.approval_is_given_anew();

-- Which editor has taken a change up. It tells colleagues, and keeps nobody out.
ALTER TABLE desk.change ADD COLUMN claimed_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT;
ALTER TABLE desk.change ADD COLUMN claimed_at timestamptz(3);
ALTER TABLE desk.change ADD CONSTRAINT change_claimed_at_a_time CHECK ((claimed_by IS NULL) = (claimed_at IS NULL));
CREATE FUNCTION desk.claim_is_an_editors() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NOT desk.works_as(NEW.claimed_by, ARRAY['editor', 'admin']) OR EXISTS (SELECT FROM desk.change_author WHERE change_id = NEW.id AND account_id = NEW.claimed_by) THEN
        RAISE EXCEPTION 'an editor who took no part claims a change' USING ERRCODE = 'CL113';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER change_claim_is_an_editors BEFORE UPDATE OF claimed_by ON desk.change FOR EACH ROW
    WHEN (NEW.claimed_by IS NOT NULL AND NEW.claimed_by IS DISTINCT FROM OLD.claimed_by) EXECUTE FUNCTION desk.claim_is_an_editors();

-- What a comment is about: a fact of the change, or one field of it. Without either it is about the whole.
ALTER TABLE desk.change_comment ADD COLUMN assertion_id uuid REFERENCES desk.assertion (id) ON DELETE RESTRICT;
ALTER TABLE desk.change_comment ADD COLUMN field text;
ALTER TABLE desk.change_comment ADD CONSTRAINT change_comment_field_of_a_fact CHECK (field IS NULL OR (assertion_id IS NOT NULL AND field ~ '^[A-Za-z]{1,40}$'));
CREATE FUNCTION desk.comment_is_about_its_change() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM desk.assertion WHERE id = NEW.assertion_id AND NEW.change_id IN (added_by_change_id, retired_by_change_id)) THEN
        RAISE EXCEPTION 'a comment is about a fact of its change' USING ERRCODE = 'CL114';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER change_comment_is_about_its_change BEFORE INSERT ON desk.change_comment FOR EACH ROW
    WHEN (NEW.assertion_id IS NOT NULL) EXECUTE FUNCTION desk.comment_is_about_its_change();

-- One editor asks another one what they think, before deciding. Between editors: the authors do not read it.
CREATE TABLE desk.second_opinion (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    change_id uuid NOT NULL REFERENCES desk.change (id) ON DELETE RESTRICT,
    asked_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    asked_of uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    asked_at timestamptz(3) NOT NULL DEFAULT now(),
    question text NOT NULL,
    answered_at timestamptz(3),
    answer text,
    CONSTRAINT second_opinion_is_anothers CHECK (asked_by <> asked_of),
    CONSTRAINT second_opinion_answered_whole CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX second_opinion_change_id_idx ON desk.second_opinion (change_id);
CREATE INDEX second_opinion_asked_of_idx ON desk.second_opinion (asked_of);
-- Nobody is asked twice before they answered.
CREATE UNIQUE INDEX second_opinion_asked_once ON desk.second_opinion (change_id, asked_of) WHERE answered_at IS NULL;

CREATE FUNCTION desk.second_opinion_is_editors() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.answered_at IS NOT NULL OR (to_jsonb(OLD) - ARRAY['answered_at', 'answer']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['answered_at', 'answer']) THEN
            RAISE EXCEPTION 'what was asked and answered stays' USING ERRCODE = 'CL116';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT desk.works_as(NEW.asked_by, ARRAY['editor', 'admin']) OR NOT desk.works_as(NEW.asked_of, ARRAY['editor', 'admin'])
        OR EXISTS (SELECT FROM desk.change_author WHERE change_id = NEW.change_id AND account_id IN (NEW.asked_by, NEW.asked_of)) THEN
        RAISE EXCEPTION 'editors who took no part ask each other' USING ERRCODE = 'CL115';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER second_opinion_is_editors BEFORE INSERT OR UPDATE ON desk.second_opinion FOR EACH ROW EXECUTE FUNCTION desk.second_opinion_is_editors();

GRANT SELECT, INSERT ON desk.second_opinion TO caselight_desk;
GRANT UPDATE (answered_at, answer) ON desk.second_opinion TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.one_preferred_stands(), desk.fact_is_weighed_with_reason(), desk.approval_is_given_anew(), desk.claim_is_an_editors(), desk.comment_is_about_its_change(),
    desk.second_opinion_is_editors() FROM PUBLIC;
