-- What the desk looks for by a word, or ahead of today, is found by an index however large the record is.

-- A record that is no person, by a part of its title, its description or its publisher (lib/cases/queries/find-records.ts).
CREATE INDEX attribute_described_idx ON desk.attribute USING gin (lower(text) public.gin_trgm_ops) WHERE attribute IN ('title', 'description', 'publisher');

-- Stretches of custody of which no end is on record: of those that began in some span of days, which are among them (lib/cases/queries/list-dates-ahead.ts).
CREATE INDEX spell_open_idx ON desk.spell (assertion_id) INCLUDE (case_id, practice_id) WHERE end_edtf IS NULL;

-- Those of which a source says on which day ahead they are to end (the same list).
CREATE INDEX spell_end_idx ON desk.spell (end_earliest) WHERE end_earliest IS NOT NULL;
