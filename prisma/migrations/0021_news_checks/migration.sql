-- That somebody looked for news of a case and found none: when, who, and where they looked. Not a fact, since it says nothing of the person; never public.

CREATE TABLE desk.news_check (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL REFERENCES desk.detention_case (id) ON DELETE RESTRICT,
    checked_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    checked_at timestamptz(3) NOT NULL DEFAULT now(),
    source_id uuid,
    source_kind text CHECK (source_kind = 'source'),
    -- A web address, or the words for what was asked or read.
    looked_at text CHECK (looked_at IS NULL OR length(looked_at) BETWEEN 1 AND 2000),
    CONSTRAINT news_check_source_fkey FOREIGN KEY (source_id, source_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT,
    CONSTRAINT news_check_source_is_whole CHECK ((source_id IS NULL) = (source_kind IS NULL)),
    CONSTRAINT news_check_says_where CHECK (source_id IS NOT NULL OR looked_at IS NOT NULL)
);
CREATE INDEX news_check_case_id_checked_at_idx ON desk.news_check (case_id, checked_at DESC);
CREATE INDEX news_check_checked_by_idx ON desk.news_check (checked_by);
CREATE INDEX news_check_source_id_idx ON desk.news_check (source_id);

CREATE FUNCTION desk.news_check_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'that somebody looked stays on file' USING ERRCODE = 'CL102';
    END IF;
    IF NOT desk.works_as(NEW.checked_by, ARRAY['researcher', 'editor', 'admin']) THEN
        RAISE EXCEPTION 'only whoever may draft looks for news' USING ERRCODE = 'CL103';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER news_check_stays BEFORE INSERT OR UPDATE OR DELETE ON desk.news_check FOR EACH ROW EXECUTE FUNCTION desk.news_check_stays();

-- What lies ahead: events and beginnings of custody by their first day, without reading the whole record.
CREATE INDEX assertion_event_earliest_idx ON desk.assertion (earliest, id) WHERE kind = 'event_reading' AND retired_by_change_id IS NULL;
CREATE INDEX assertion_spell_latest_idx ON desk.assertion (latest, id) WHERE kind = 'spell' AND retired_by_change_id IS NULL;
-- One's own open changes, and nobody else's.
CREATE INDEX change_author_account_id_idx ON desk.change_author (account_id);

REVOKE ALL ON desk.news_check FROM PUBLIC;
GRANT SELECT, INSERT ON desk.news_check TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.news_check_stays() FROM PUBLIC;
