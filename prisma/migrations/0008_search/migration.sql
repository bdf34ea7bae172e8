-- What the search of people reads (docs/decisions/017-search-in-postgres.md): made of standing editions, at publication, in the same transaction.
-- Everything hangs on current_edition by ON DELETE CASCADE: a withdrawn record leaves no name, no facet and no mention behind, whoever deletes it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- That an edition was read into the search, and by which version of the folding: start-up makes anew what an older version made.
CREATE TABLE public_site.indexed_edition (
    record_id uuid PRIMARY KEY,
    number integer NOT NULL,
    fold_version integer NOT NULL,
    CONSTRAINT indexed_edition_record_id_fkey FOREIGN KEY (record_id) REFERENCES public_site.current_edition (record_id) ON DELETE CASCADE,
    CONSTRAINT indexed_edition_counts CHECK (number > 0 AND fold_version > 0)
);

-- One row per standing person.
CREATE TABLE public_site.person_entry (
    record_id uuid PRIMARY KEY,
    -- `facet:value`, from the person's own edition: 'occupation:lawyer', 'practice:{record id}', 'year:2031'.
    facets text[] NOT NULL,
    -- Folded, so that one order serves both languages.
    sort_name text NOT NULL,
    updated_on date NOT NULL,
    -- The latest first day of an event that no source denies; NULL where none is dated.
    latest_event_on date,
    CONSTRAINT person_entry_record_id_fkey FOREIGN KEY (record_id) REFERENCES public_site.indexed_edition (record_id) ON DELETE CASCADE
);
CREATE INDEX person_entry_facets_idx ON public_site.person_entry USING gin (facets);
CREATE INDEX person_entry_sort_name_idx ON public_site.person_entry (sort_name COLLATE "C", record_id);
CREATE INDEX person_entry_updated_on_idx ON public_site.person_entry (updated_on DESC, sort_name COLLATE "C", record_id);
CREATE INDEX person_entry_latest_event_on_idx ON public_site.person_entry (latest_event_on DESC NULLS LAST, sort_name COLLATE "C", record_id);

-- Every single character and every pair of neighbours: names of one and two characters cannot use trigrams.
CREATE FUNCTION public_site.hanzi_grams(hanzi text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT coalesce(array_agg(DISTINCT substr(hanzi, place, size)), '{}')
    FROM generate_series(1, coalesce(length(hanzi), 0)) place, generate_series(1, 2) size
    WHERE place + size - 1 <= length(hanzi)
$$;
REVOKE ALL ON FUNCTION public_site.hanzi_grams(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_site.hanzi_grams(text) TO caselight_desk;

-- One row per public name of a standing person. The keys are made by lib/editions/search/name-keys.ts.
CREATE TABLE public_site.person_name (
    record_id uuid NOT NULL,
    position integer NOT NULL,
    -- As written.
    text text NOT NULL,
    language text NOT NULL,
    kind text NOT NULL,
    -- In Han script: the characters alone, simplified.
    hanzi text,
    hanzi_grams text[] NOT NULL GENERATED ALWAYS AS (public_site.hanzi_grams(hanzi)) STORED,
    -- Folded words, and the same without spaces; NULL where nothing can be spelled.
    words text,
    joined text,
    -- The words are our transliteration of Hanzi, not a written form.
    derived boolean NOT NULL,
    -- The whole name without spaces, in each order and reading.
    whole text[] NOT NULL,
    -- Its surname, its given name, its single words.
    parts text[] NOT NULL,
    initials text[] NOT NULL,
    -- Hashes of the keys and of each with one letter left out: two spellings one letter apart share one.
    near integer[] NOT NULL,
    PRIMARY KEY (record_id, position),
    CONSTRAINT person_name_record_id_fkey FOREIGN KEY (record_id) REFERENCES public_site.person_entry (record_id) ON DELETE CASCADE
);
CREATE INDEX person_name_keys_idx ON public_site.person_name USING gin (hanzi_grams, whole, parts, initials);
CREATE INDEX person_name_near_idx ON public_site.person_name USING gin (near);
CREATE INDEX person_name_spelling_idx ON public_site.person_name USING gin (words gin_trgm_ops, joined gin_trgm_ops);

-- What a standing statement says of a person's facets: the countries that signed it, who speaks in it. Gone with the statement.
CREATE TABLE public_site.person_mention (
    statement_id uuid NOT NULL,
    person_id uuid NOT NULL,
    facet text NOT NULL,
    PRIMARY KEY (statement_id, person_id, facet),
    CONSTRAINT person_mention_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public_site.indexed_edition (record_id) ON DELETE CASCADE
);
CREATE INDEX person_mention_person_id_idx ON public_site.person_mention (person_id, facet);
CREATE INDEX person_mention_facet_idx ON public_site.person_mention (facet, person_id);

-- CL030: a standing person or statement can be searched as it stands. Seen when the transaction commits.
CREATE FUNCTION public_site.standing_is_indexed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public_site.current_edition c
        WHERE c.record_id = NEW.record_id AND c.kind IN ('person', 'statement')
          AND NOT EXISTS (SELECT FROM public_site.indexed_edition i WHERE i.record_id = c.record_id AND i.number = c.number
                          AND (c.kind <> 'person' OR EXISTS (SELECT FROM public_site.person_entry p WHERE p.record_id = c.record_id)))
    ) THEN
        RAISE EXCEPTION 'a standing edition is in the search' USING ERRCODE = 'CL030';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION public_site.standing_is_indexed() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER standing_is_indexed AFTER INSERT OR UPDATE ON public_site.current_edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.standing_is_indexed();
CREATE CONSTRAINT TRIGGER indexed_is_standing AFTER INSERT OR UPDATE ON public_site.indexed_edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.standing_is_indexed();

GRANT SELECT ON public_site.indexed_edition, public_site.person_entry, public_site.person_name, public_site.person_mention TO caselight_reader;
GRANT SELECT, INSERT, UPDATE ON public_site.indexed_edition, public_site.person_entry TO caselight_desk;
GRANT SELECT, INSERT, DELETE ON public_site.person_name, public_site.person_mention TO caselight_desk;
