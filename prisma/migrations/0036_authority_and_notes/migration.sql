-- Who did it, as the source calls them, in the language of the reading: beside the place, as a stretch of custody has it. Null where the source names nobody.
ALTER TABLE desk.event_reading ADD COLUMN authority text;

-- What colleagues write down of a record as such, for each other: no fact, under no source, in no edition and no export (docs/decisions/051).
CREATE TABLE desk.record_note (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- Whoever expunges a record is held up by nobody's note.
    record_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    written_at timestamptz(3) NOT NULL DEFAULT now(),
    text text NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
    -- The note that this one says anew, which is struck.
    corrects_id uuid REFERENCES desk.record_note (id) ON DELETE CASCADE,
    -- A struck note stays to be read, as struck.
    struck_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    struck_at timestamptz(3),
    CONSTRAINT record_note_is_struck_by_its_writer CHECK ((struck_by IS NULL) = (struck_at IS NULL) AND (struck_by IS NULL OR struck_by = account_id))
);
CREATE INDEX record_note_record_id_written_at_idx ON desk.record_note (record_id, written_at DESC, id DESC);
CREATE INDEX record_note_account_id_idx ON desk.record_note (account_id);
-- One note says another one anew: two windows do not make two of one.
CREATE UNIQUE INDEX record_note_corrects_id_key ON desk.record_note (corrects_id);

CREATE FUNCTION desk.record_note_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.struck_at IS NOT NULL OR NEW.struck_at IS NULL OR (to_jsonb(OLD) - 'struck_at' - 'struck_by') IS DISTINCT FROM (to_jsonb(NEW) - 'struck_at' - 'struck_by')) THEN
        RAISE EXCEPTION 'a note stays as it was written, and is struck once' USING ERRCODE = 'CL177';
    END IF;
    IF NOT desk.works_as(NEW.account_id, ARRAY['researcher', 'editor', 'admin']) OR (TG_OP = 'INSERT' AND NEW.struck_at IS NOT NULL) THEN
        RAISE EXCEPTION 'whoever may draft writes notes and strikes them, and none begins struck' USING ERRCODE = 'CL178';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM desk.record_note before WHERE before.id = NEW.corrects_id AND before.record_id = NEW.record_id AND before.account_id = NEW.account_id AND before.struck_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a correction stands for a struck note of the same writer on the same record' USING ERRCODE = 'CL179';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_note_stays BEFORE INSERT OR UPDATE ON desk.record_note FOR EACH ROW EXECUTE FUNCTION desk.record_note_stays();

REVOKE ALL ON desk.record_note FROM PUBLIC;
GRANT SELECT, INSERT ON desk.record_note TO caselight_desk;
GRANT UPDATE (struck_by, struck_at) ON desk.record_note TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.record_note_stays() FROM PUBLIC;
CREATE TRIGGER record_note_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.record_note FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
