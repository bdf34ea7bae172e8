-- The number by which the public knows a case ("Case 1", #case-1). The desk counts drafts, discarded cases and internal ones too: a number
-- taken from there would tell of a case that nobody may know of.
ALTER TABLE desk.detention_case
    ADD COLUMN public_number integer,
    ADD CONSTRAINT detention_case_public_number_counts CHECK (public_number > 0);
CREATE UNIQUE INDEX detention_case_person_id_public_number_key ON desk.detention_case (person_id, public_number);

-- What is published keeps the number that was published, also where its event was retired or its edition withheld since: a case was public
-- from when a public reading of an event in it was applied.
UPDATE desk.detention_case SET public_number = number
WHERE EXISTS (
    SELECT FROM desk.event_reading reading
    JOIN desk.assertion fact ON fact.id = reading.assertion_id
    JOIN desk.change adding ON adding.id = fact.added_by_change_id
    WHERE reading.case_id = detention_case.id
      AND adding.state = 'applied'
      AND fact.retired_by_change_id IS DISTINCT FROM fact.added_by_change_id
      AND fact.visibility = 'public'
      AND fact.standing <> 'rejected'
);

-- A permalink means one case for ever.
CREATE FUNCTION desk.case_public_number_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF OLD.public_number IS NOT NULL AND NEW.public_number IS DISTINCT FROM OLD.public_number THEN
        RAISE EXCEPTION 'the public number of a case is given once' USING ERRCODE = 'CL080';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_public_number_stays BEFORE UPDATE ON desk.detention_case FOR EACH ROW EXECUTE FUNCTION desk.case_public_number_stays();
REVOKE EXECUTE ON FUNCTION desk.case_public_number_stays() FROM PUBLIC;

GRANT UPDATE (public_number) ON desk.detention_case TO caselight_desk;
