-- Tables that somebody brings, to be read as case updates (docs/decisions/037). What they hold is internal: the rows go when the import is applied, given up
-- or left for a month, and nothing of them is ever public but what their changes say, once those are reviewed.

CREATE TABLE desk.table_import (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    created_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    -- Of the bytes as they came, to know the same file again.
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    encoding text NOT NULL CHECK (encoding IN ('utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252')),
    delimiter text NOT NULL CHECK (delimiter IN ('comma', 'semicolon', 'tab', 'bar')),
    -- Empty where the table has none. They are let go when the import is over, but for those by which a column was known.
    headings text[] NOT NULL CHECK (cardinality(headings) BETWEEN 1 AND 100),
    row_count integer NOT NULL CHECK (row_count BETWEEN 1 AND 100000),
    state text NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'checking', 'checked', 'applying', 'applied', 'undone', 'given_up')),
    -- What each column means: a field of lib/imports/fields.ts, or '' for none.
    mapping text[] NOT NULL DEFAULT '{}',
    -- Key of a name in the table → the id of the person it is, or 'new'.
    decisions jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(decisions) = 'object'),
    -- Of the last check: rows with something wrong in them.
    problem_rows integer CHECK (problem_rows >= 0),
    -- Which run of a check or an application this is: only the one begun last may end it.
    attempt integer NOT NULL DEFAULT 0,
    rows_done integer NOT NULL DEFAULT 0,
    -- When the run last said how far it is; one that says nothing for a while has died.
    progress_at timestamptz(3),
    -- Why the last run ended without having done its work: a key of the errors' messages.
    failure text CHECK (failure ~ '^[A-Za-z_]{1,60}$'),
    applied_at timestamptz(3),
    CONSTRAINT table_import_mapping_fits CHECK (cardinality(mapping) IN (0, cardinality(headings))),
    CONSTRAINT table_import_applied_has_time CHECK ((state = 'applied' OR state = 'undone') = (applied_at IS NOT NULL))
);
CREATE INDEX table_import_created_by_created_at_idx ON desk.table_import (created_by, created_at DESC);
CREATE INDEX table_import_sha256_idx ON desk.table_import (sha256);

CREATE TABLE desk.table_import_row (
    import_id uuid NOT NULL REFERENCES desk.table_import (id) ON DELETE RESTRICT,
    -- Of the file, counted from 1; a cell may hold line breaks.
    line integer NOT NULL CHECK (line > 0),
    cells text[] NOT NULL,
    -- What the last check found: [field, key of a message] pairs, and what the row would do.
    problems jsonb NOT NULL DEFAULT '[]',
    outcome jsonb,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX table_import_row_problems_idx ON desk.table_import_row (import_id, line) WHERE problems <> '[]';

ALTER TABLE desk.change ADD COLUMN import_id uuid REFERENCES desk.table_import (id) ON DELETE RESTRICT;
CREATE INDEX change_import_id_idx ON desk.change (import_id) WHERE import_id IS NOT NULL;
-- Which cases an import opened: where it is undone they are hidden, and those that somebody opened by hand never.
ALTER TABLE desk.detention_case ADD COLUMN import_id uuid REFERENCES desk.table_import (id) ON DELETE RESTRICT;
CREATE INDEX detention_case_import_id_idx ON desk.detention_case (import_id) WHERE import_id IS NOT NULL;

CREATE FUNCTION desk.import_stays_its_owners() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'read' OR NOT desk.works_as(NEW.created_by, ARRAY['researcher', 'editor', 'admin']) THEN
            RAISE EXCEPTION 'only whoever may draft imports' USING ERRCODE = 'CL126';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.created_by, OLD.created_at, OLD.sha256, OLD.encoding, OLD.delimiter, OLD.row_count)
        IS DISTINCT FROM (NEW.id, NEW.created_by, NEW.created_at, NEW.sha256, NEW.encoding, NEW.delimiter, NEW.row_count)
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
CREATE TRIGGER import_stays_its_owners BEFORE INSERT OR UPDATE ON desk.table_import FOR EACH ROW EXECUTE FUNCTION desk.import_stays_its_owners();

-- An import makes changes of its owner's while it is being applied, and no other change ever becomes one of them.
CREATE FUNCTION desk.change_keeps_its_import() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.import_id IS DISTINCT FROM OLD.import_id THEN
            RAISE EXCEPTION 'a change keeps the import that it came from' USING ERRCODE = 'CL127';
        END IF;
    ELSIF NEW.import_id IS NOT NULL AND NOT EXISTS (SELECT FROM desk.table_import WHERE id = NEW.import_id AND state = 'applying' AND created_by = NEW.created_by) THEN
        RAISE EXCEPTION 'only an import that is being applied makes changes, in its owner''s name' USING ERRCODE = 'CL127';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER change_keeps_its_import BEFORE INSERT OR UPDATE ON desk.change FOR EACH ROW EXECUTE FUNCTION desk.change_keeps_its_import();

-- A case that an import opens is opened while it is being applied.
CREATE FUNCTION desk.case_keeps_its_import() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.import_id IS DISTINCT FROM OLD.import_id THEN
            RAISE EXCEPTION 'a case keeps the import that opened it' USING ERRCODE = 'CL127';
        END IF;
    ELSIF NEW.import_id IS NOT NULL AND NOT EXISTS (SELECT FROM desk.table_import WHERE id = NEW.import_id AND state = 'applying') THEN
        RAISE EXCEPTION 'only an import that is being applied opens cases' USING ERRCODE = 'CL127';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_keeps_its_import BEFORE INSERT OR UPDATE ON desk.detention_case FOR EACH ROW EXECUTE FUNCTION desk.case_keeps_its_import();

-- As before (migration 0020), but that whoever only names the record, as an import does until its end, holds no publication off.
CREATE OR REPLACE FUNCTION desk.one_preferred_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    -- Two changes of one record applied at once: the second looks when the first is there.
    PERFORM FROM desk.public_record WHERE id = NEW.record_id FOR NO KEY UPDATE;
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

-- Sources by their titles, whole, and by hash: a title may be longer than a row of an ordered index.
CREATE INDEX attribute_title_idx ON desk.attribute USING hash (text) WHERE attribute = 'title';

REVOKE ALL ON desk.table_import, desk.table_import_row FROM PUBLIC;
GRANT SELECT, INSERT ON desk.table_import TO caselight_desk;
GRANT UPDATE (headings, state, mapping, decisions, problem_rows, attempt, rows_done, progress_at, failure, applied_at) ON desk.table_import TO caselight_desk;
GRANT SELECT, INSERT, DELETE ON desk.table_import_row TO caselight_desk;
GRANT UPDATE (problems, outcome) ON desk.table_import_row TO caselight_desk;
REVOKE EXECUTE ON FUNCTION desk.import_stays_its_owners(), desk.change_keeps_its_import(), desk.case_keeps_its_import() FROM PUBLIC;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER table_import_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.table_import FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER table_import_row_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.table_import_row FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
