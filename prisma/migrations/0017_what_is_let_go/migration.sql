-- Two things leave when their time has come: the words of requests that were closed long ago, and the public note of a withheld edition.

-- A request is erased by an admin's hand, or by nobody's when it was closed 90 days ago (docs/decisions/027).
ALTER TABLE desk.removal_request DROP CONSTRAINT removal_request_words_or_expunged;
ALTER TABLE desk.removal_request ADD CONSTRAINT removal_request_words_or_expunged CHECK (
    (expunged_at IS NOT NULL OR expunged_by IS NULL) AND (expunged_at IS NULL) = (message IS NOT NULL)
    AND (expunged_at IS NULL OR (state = 'closed' AND record_address IS NULL AND contact IS NULL)));

CREATE OR REPLACE FUNCTION desk.request_moves_lawfully() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    expunges boolean := OLD.expunged_at IS NULL AND NEW.expunged_at IS NOT NULL;
BEGIN
    IF (OLD.id, OLD.reference, OLD.stamp_hash, OLD.received_at, OLD.language, OLD.kind) IS DISTINCT FROM (NEW.id, NEW.reference, NEW.stamp_hash, NEW.received_at, NEW.language, NEW.kind)
        OR OLD.expunged_at IS NOT NULL
        OR (NOT expunges AND (OLD.record_address, OLD.message, OLD.contact) IS DISTINCT FROM (NEW.record_address, NEW.message, NEW.contact)) THEN
        RAISE EXCEPTION 'a request stays as it was sent, or is erased whole' USING ERRCODE = 'CL040';
    END IF;
    IF NOT (OLD.state, NEW.state) IN (('new', 'new'), ('in_work', 'in_work'), ('answered', 'answered'), ('closed', 'closed'),
        ('new', 'in_work'), ('new', 'closed'), ('in_work', 'answered'), ('in_work', 'closed'), ('answered', 'in_work'), ('answered', 'closed'), ('closed', 'in_work'))
        OR (OLD.state = 'closed' AND NEW.state = 'closed' AND NOT expunges) THEN
        RAISE EXCEPTION 'a request moves along its states' USING ERRCODE = 'CL041';
    END IF;
    IF (NEW.claimed_by IS DISTINCT FROM OLD.claimed_by AND NOT desk.works_as(NEW.claimed_by, ARRAY['editor', 'admin']))
        OR (NEW.closed_by IS NOT NULL AND NEW.closed_by IS DISTINCT FROM OLD.closed_by AND NOT desk.works_as(NEW.closed_by, ARRAY['editor', 'admin']))
        OR (expunges AND NEW.expunged_by IS NOT NULL AND NOT desk.works_as(NEW.expunged_by, ARRAY['admin'])) THEN
        RAISE EXCEPTION 'editors decide on a request, and admins erase one' USING ERRCODE = 'CL042';
    END IF;
    -- By this database's own clock: the writer's may be anything.
    IF expunges AND NEW.expunged_by IS NULL AND (OLD.closed_at IS NULL OR OLD.closed_at > now() - interval '90 days') THEN
        RAISE EXCEPTION 'a request is erased by nobody''s hand only when it was closed long ago' USING ERRCODE = 'CL093';
    END IF;
    RETURN NEW;
END $$;

-- A public note says what its edition changed, often in its words: with the body it is withheld from the public's role too, and not by its
-- queries alone (docs/decisions/018). The entry stays as it was made; the desk still reads it whole.
REVOKE SELECT ON public_site.edition FROM caselight_reader;
GRANT SELECT (record_id, number, kind, published_on, sha256, previous_sha256, reason) ON public_site.edition TO caselight_reader;
-- Read with its owner's power: row security does not hold here, so that the view itself asks for the standing record.
CREATE VIEW public_site.edition_note WITH (security_barrier) AS
    SELECT made.record_id, made.number, made.public_note
    FROM public_site.edition made JOIN public_site.edition_body kept ON kept.record_id = made.record_id AND kept.number = made.number
    WHERE made.public_note IS NOT NULL AND kept.withheld_on IS NULL
        AND EXISTS (SELECT FROM public_site.current_edition standing WHERE standing.record_id = made.record_id);
GRANT SELECT ON public_site.edition_note TO caselight_reader;
