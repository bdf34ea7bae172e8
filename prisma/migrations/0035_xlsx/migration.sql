-- A table may come as a workbook (docs/decisions/049): its cells are told by themselves, not by a delimiter, and it is one of the workbook's sheets. Which one is kept as a
-- number: the names of sheets are words of whoever wrote them.

ALTER TABLE desk.table_import
    ALTER COLUMN delimiter DROP NOT NULL,
    DROP CONSTRAINT table_import_encoding_check,
    ADD CONSTRAINT table_import_encoding_check CHECK (encoding IN ('utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252', 'xlsx')),
    -- Tabs that are shown, counted from 1.
    ADD COLUMN sheet integer,
    ADD COLUMN sheet_count integer,
    ADD CONSTRAINT table_import_is_text_or_sheet CHECK (
        CASE WHEN encoding = 'xlsx' THEN delimiter IS NULL AND sheet IS NOT NULL AND sheet_count IS NOT NULL AND sheet BETWEEN 1 AND sheet_count
             ELSE delimiter IS NOT NULL AND sheet IS NULL AND sheet_count IS NULL END);

-- As before (migration 0033), but that the sheet is of the file as well.
CREATE OR REPLACE FUNCTION desk.import_stays_its_owners() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'read' OR NOT desk.works_as(NEW.created_by, ARRAY['researcher', 'editor', 'admin']) THEN
            RAISE EXCEPTION 'only whoever may draft imports' USING ERRCODE = 'CL126';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.created_by, OLD.created_at, OLD.sha256, OLD.encoding, OLD.delimiter, OLD.sheet, OLD.sheet_count, OLD.row_count)
        IS DISTINCT FROM (NEW.id, NEW.created_by, NEW.created_at, NEW.sha256, NEW.encoding, NEW.delimiter, NEW.sheet, NEW.sheet_count, NEW.row_count)
        OR cardinality(OLD.headings) <> cardinality(NEW.headings)
        OR EXISTS (SELECT FROM unnest(OLD.headings, NEW.headings) AS heading (before, after) WHERE heading.after NOT IN (heading.before, '')) THEN
        RAISE EXCEPTION 'an import stays its owner''s, and of its file' USING ERRCODE = 'CL125';
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('read', 'checking'), ('checking', 'checked'), ('checking', 'read'), ('checked', 'checking'), ('checked', 'applying'), ('applying', 'checked'),
        ('applying', 'applied'), ('applied', 'undone'), ('read', 'given_up'), ('checking', 'given_up'), ('checked', 'given_up'), ('applying', 'given_up')) THEN
        RAISE EXCEPTION 'an import moves along its states' USING ERRCODE = 'CL125';
    END IF;
    -- Whoever was shut out while it ran brings nothing any more.
    IF OLD.state <> NEW.state AND NEW.state IN ('applying', 'applied') AND NOT desk.works_as(NEW.created_by, ARRAY['researcher', 'editor', 'admin']) THEN
        RAISE EXCEPTION 'only whoever may draft imports' USING ERRCODE = 'CL126';
    END IF;
    RETURN NEW;
END $$;
