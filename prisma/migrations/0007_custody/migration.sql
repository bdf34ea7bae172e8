-- Custody: stretches of it, charges by stage, and who defended whom. Three more kinds of fact, each with its detail table.

ALTER TABLE desk.assertion DROP CONSTRAINT assertion_kind_known;
ALTER TABLE desk.assertion ADD CONSTRAINT assertion_kind_known CHECK (kind IN ('name', 'attribute', 'event_reading', 'affiliation', 'passage', 'about', 'speaker', 'signature', 'source_link', 'spell', 'charge', 'representation'));

-- One source's reading of one stretch of custody. It begins with the fact's date (desk.assertion) and has an end of its own; no end: no
-- source says that it ended. What the law allows is nowhere here: a passed limit is no end.
CREATE TABLE desk.spell (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'spell' CHECK (kind = 'spell'),
    case_id uuid NOT NULL REFERENCES desk.detention_case (id) ON DELETE RESTRICT,
    -- 1, 2, 3 … within the case: readings of one stretch share it.
    spell integer NOT NULL,
    practice_id uuid NOT NULL,
    practice_kind text NOT NULL DEFAULT 'practice' CHECK (practice_kind = 'practice'),
    place text,
    authority text,
    language text NOT NULL,
    end_edtf text,
    end_earliest date,
    end_latest date,
    end_printed text,
    end_counted_from date,
    CONSTRAINT spell_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT spell_practice_fkey FOREIGN KEY (practice_id, practice_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT spell_counts CHECK (spell > 0),
    CONSTRAINT spell_end_in_order CHECK (end_earliest IS NULL OR end_latest IS NULL OR end_earliest <= end_latest),
    CONSTRAINT spell_end_needs_edtf CHECK (end_edtf IS NOT NULL OR (end_earliest IS NULL AND end_latest IS NULL AND end_printed IS NULL AND end_counted_from IS NULL))
);
CREATE UNIQUE INDEX spell_assertion_id_kind_key ON desk.spell (assertion_id, kind);
CREATE INDEX spell_case_id_idx ON desk.spell (case_id);
CREATE INDEX spell_practice_id_idx ON desk.spell (practice_id);

CREATE TABLE desk.charge (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'charge' CHECK (kind = 'charge'),
    case_id uuid NOT NULL REFERENCES desk.detention_case (id) ON DELETE RESTRICT,
    charge_stage text NOT NULL,
    -- As the source prints it; the code is the charge of the vocabulary that the printed words are.
    text text NOT NULL,
    language text NOT NULL,
    charge text,
    CONSTRAINT charge_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT charge_stage_known CHECK (charge_stage IN ('detention', 'arrest', 'indictment', 'conviction')),
    CONSTRAINT charge_known CHECK (charge IN ('subversion', 'inciting_subversion', 'picking_quarrels', 'gathering_a_crowd', 'disrupting_court', 'defamation', 'possessing_state_secrets', 'state_secrets_abroad'))
);
CREATE UNIQUE INDEX charge_assertion_id_kind_key ON desk.charge (assertion_id, kind);
CREATE INDEX charge_case_id_idx ON desk.charge (case_id);

-- On the client's record: it goes with the case.
CREATE TABLE desk.representation (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'representation' CHECK (kind = 'representation'),
    case_id uuid NOT NULL REFERENCES desk.detention_case (id) ON DELETE RESTRICT,
    lawyer_id uuid NOT NULL,
    lawyer_kind text NOT NULL DEFAULT 'person' CHECK (lawyer_kind = 'person'),
    began text NOT NULL,
    ended text,
    end_edtf text,
    end_earliest date,
    end_latest date,
    end_printed text,
    end_counted_from date,
    CONSTRAINT representation_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT representation_lawyer_fkey FOREIGN KEY (lawyer_id, lawyer_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT representation_began_known CHECK (began IN ('engaged', 'engaged_by_family', 'appointed_by_state', 'unknown')),
    CONSTRAINT representation_ended_known CHECK (ended IN ('dismissed_by_client', 'dismissed_under_pressure', 'withdrew', 'disbarred', 'barred_from_case', 'detained', 'completed', 'unknown')),
    CONSTRAINT representation_end_in_order CHECK (end_earliest IS NULL OR end_latest IS NULL OR end_earliest <= end_latest),
    CONSTRAINT representation_end_needs_edtf CHECK (end_edtf IS NOT NULL OR (end_earliest IS NULL AND end_latest IS NULL AND end_printed IS NULL AND end_counted_from IS NULL)),
    CONSTRAINT representation_end_says_how CHECK (ended IS NOT NULL OR end_edtf IS NULL)
);
CREATE UNIQUE INDEX representation_assertion_id_kind_key ON desk.representation (assertion_id, kind);
CREATE INDEX representation_case_id_idx ON desk.representation (case_id);
CREATE INDEX representation_lawyer_id_idx ON desk.representation (lawyer_id);

-- Handed in, a fact stays as it was read (migration 0005).
CREATE TRIGGER spell_needs_an_open_change BEFORE INSERT ON desk.spell FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER charge_needs_an_open_change BEFORE INSERT ON desk.charge FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();
CREATE TRIGGER representation_needs_an_open_change BEFORE INSERT ON desk.representation FOR EACH ROW EXECUTE FUNCTION desk.fact_parts_need_an_open_change();

-- What is said of a case is said on the record of its person: on another one it would publish one person's custody as another's.
CREATE FUNCTION desk.custody_is_of_its_own_record() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM desk.assertion fact JOIN desk.detention_case held ON held.person_id = fact.record_id
        WHERE fact.id = NEW.assertion_id AND held.id = NEW.case_id
    ) THEN
        RAISE EXCEPTION 'a fact of a case stands on the record of its person' USING ERRCODE = 'CL020';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER spell_is_of_its_own_record BEFORE INSERT ON desk.spell FOR EACH ROW EXECUTE FUNCTION desk.custody_is_of_its_own_record();
CREATE TRIGGER charge_is_of_its_own_record BEFORE INSERT ON desk.charge FOR EACH ROW EXECUTE FUNCTION desk.custody_is_of_its_own_record();
CREATE TRIGGER representation_is_of_its_own_record BEFORE INSERT ON desk.representation FOR EACH ROW EXECUTE FUNCTION desk.custody_is_of_its_own_record();

-- What lasts does not end before it begins, whatever days the two dates may mean.
CREATE FUNCTION desk.end_is_not_before_begin() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM desk.assertion fact WHERE fact.id = NEW.assertion_id AND fact.earliest > NEW.end_latest) THEN
        RAISE EXCEPTION 'what lasts does not end before it begins' USING ERRCODE = 'CL021';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER spell_end_is_not_before_begin BEFORE INSERT ON desk.spell FOR EACH ROW EXECUTE FUNCTION desk.end_is_not_before_begin();
CREATE TRIGGER representation_end_is_not_before_begin BEFORE INSERT ON desk.representation FOR EACH ROW EXECUTE FUNCTION desk.end_is_not_before_begin();

-- A lawyer is somebody else than the client.
CREATE FUNCTION desk.nobody_is_their_own_lawyer() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM desk.assertion fact WHERE fact.id = NEW.assertion_id AND fact.record_id = NEW.lawyer_id) THEN
        RAISE EXCEPTION 'nobody is on record as their own lawyer' USING ERRCODE = 'CL022';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER representation_is_by_another BEFORE INSERT ON desk.representation FOR EACH ROW EXECUTE FUNCTION desk.nobody_is_their_own_lawyer();

-- No fact without its value once somebody approves it: now also in the three new tables.
CREATE OR REPLACE FUNCTION desk.approved_facts_have_values() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
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
          AND NOT EXISTS (SELECT FROM desk.spell WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.charge WHERE assertion_id = fact.id)
          AND NOT EXISTS (SELECT FROM desk.representation WHERE assertion_id = fact.id)
    ) THEN
        RAISE EXCEPTION 'a change with a fact that says nothing cannot be approved' USING ERRCODE = 'CL013';
    END IF;
    RETURN NULL;
END $$;

-- Written once, never changed: an edit retires one fact and adds another.
GRANT SELECT, INSERT ON desk.spell, desk.charge, desk.representation TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.custody_is_of_its_own_record(), desk.end_is_not_before_begin(), desk.nobody_is_their_own_lawyer() FROM PUBLIC;
