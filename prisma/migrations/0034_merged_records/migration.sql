-- What becomes of the bases of somebody whose record went into another one (docs/decisions/036 and 044): each stays where it was recorded, and none of them lets the record that
-- stays say more. What was withdrawn of one of the two counts for both, until a consent is recorded anew.

-- A record, with those that went into it; and, while that is only proposed, one that would.
CREATE FUNCTION desk.with_those_merged(person uuid, joining uuid DEFAULT NULL) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    WITH RECURSIVE went AS (
        SELECT id FROM (VALUES (person), (joining)) AS seed (id) WHERE id IS NOT NULL
        UNION SELECT gone.id FROM desk.public_record gone JOIN went ON gone.merged_into = went.id
    )
    SELECT id FROM went
$$;

-- Whether somebody may be published for a purpose: a basis of the record's own stands, and none of those merged into it had one withdrawn since.
CREATE FUNCTION desk.basis_stands(person uuid, for_purpose text, joining uuid DEFAULT NULL) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    WITH kept AS (
        SELECT each.* FROM desk.publication_basis each WHERE each.purpose = for_purpose AND each.person_id = ANY (ARRAY(SELECT desk.with_those_merged(person, joining)))
    )
    SELECT EXISTS (SELECT FROM kept WHERE person_id = person AND withdrawn_at IS NULL)
        AND NOT EXISTS (
            SELECT FROM kept over WHERE over.withdrawn_at IS NOT NULL AND over.person_id <> person
                AND NOT EXISTS (SELECT FROM kept anew WHERE anew.withdrawn_at IS NULL AND anew.recorded_at > over.withdrawn_at AND (anew.basis = 'consent' OR over.basis <> 'consent')))
$$;

-- As in migration 0031, and of those who were merged: as an array, so that the rows are found by the index, however many the planner thinks that a function gives.
CREATE OR REPLACE FUNCTION public_site.edition_rests_on_a_basis() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    needed record;
BEGIN
    FOR needed IN
        SELECT need.person_id, need.purpose FROM public_site.edition_body kept, desk.bases_needed(NEW.record_id, NEW.kind, kept.body::jsonb) need
        WHERE kept.record_id = NEW.record_id AND kept.number = NEW.number AND kept.body IS NOT NULL ORDER BY 1, 2
    LOOP
        PERFORM FROM desk.publication_basis stands WHERE stands.person_id = ANY (ARRAY(SELECT desk.with_those_merged(needed.person_id))) AND stands.purpose = needed.purpose AND stands.withdrawn_at IS NULL FOR SHARE;
        IF NOT desk.basis_stands(needed.person_id, needed.purpose) THEN
            RAISE EXCEPTION 'nothing is published of somebody without a basis for it' USING ERRCODE = 'CL165';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION desk.with_those_merged(uuid, uuid), desk.basis_stands(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.with_those_merged(uuid, uuid), desk.basis_stands(uuid, text, uuid) TO caselight_desk;

-- As in migration 0028. That a record was merged, or came back, is no edition that somebody could be told of: the one that stands makes one with it, and tells of that.
DROP TRIGGER publication_happens ON public_site.publication;
CREATE TRIGGER publication_happens AFTER INSERT ON public_site.publication FOR EACH ROW WHEN (NEW.act <> 'withdraw' AND NEW.number IS NOT NULL) EXECUTE FUNCTION desk.publication_happens();
