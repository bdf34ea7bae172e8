-- What full text and the lists of statements and sources read (docs/decisions/024-words-are-found-in-postgres.md): one row for each thing that can be
-- found by its words, made of standing editions at publication, like the rows of 0008_search. All hang on current_edition by ON DELETE CASCADE.

-- Every single character and every pair of neighbours of runs with a space between them: words of two characters cannot use trigrams, and
-- Chinese has no spaces to find words by. No pair reaches over a space.
CREATE FUNCTION public_site.hanzi_run_grams(runs text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT coalesce(array_agg(DISTINCT substr(run, place, size)), '{}')
    FROM unnest(string_to_array(runs, ' ')) run, generate_series(1, length(run)) place, generate_series(1, 2) size
    WHERE place + size - 1 <= length(run)
$$;
REVOKE ALL ON FUNCTION public_site.hanzi_run_grams(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_site.hanzi_run_grams(text) TO caselight_desk;

CREATE TABLE public_site.text_entry (
    record_id uuid NOT NULL,
    -- An event of the person; of statements and sources the record itself.
    thing uuid NOT NULL,
    kind text NOT NULL,
    -- `tag:value`, from the record's own edition: 'form:joint_letter', 'about:{record id}', 'year:2031'.
    facets text[] NOT NULL,
    -- The first day by which the thing takes its place in time; NULL where none is given.
    on_day date,
    updated_on date NOT NULL,
    -- Its texts as they are published, folded: words, and runs of Han characters in their simplified form.
    words text NOT NULL,
    hanzi text NOT NULL,
    -- Stems of the words with their places, and the grams of the characters: one index answers both.
    terms tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('pg_catalog.english'::regconfig, words) || array_to_tsvector(public_site.hanzi_run_grams(hanzi))) STORED,
    PRIMARY KEY (record_id, thing),
    CONSTRAINT text_entry_kind_known CHECK (kind IN ('event', 'statement', 'source')),
    CONSTRAINT text_entry_thing_fits CHECK ((kind = 'event') = (thing <> record_id)),
    CONSTRAINT text_entry_record_id_fkey FOREIGN KEY (record_id) REFERENCES public_site.indexed_edition (record_id) ON DELETE CASCADE
);
CREATE INDEX text_entry_terms_idx ON public_site.text_entry USING gin (terms);
CREATE INDEX text_entry_facets_idx ON public_site.text_entry USING gin (facets);
CREATE INDEX text_entry_on_day_idx ON public_site.text_entry (kind, on_day DESC NULLS LAST, record_id, thing);
CREATE INDEX text_entry_updated_on_idx ON public_site.text_entry (kind, updated_on DESC, record_id, thing);

-- CL090: a standing statement or source is in the lists, under the number it stands with. Seen when the transaction commits.
CREATE FUNCTION public_site.standing_is_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public_site.current_edition c
        WHERE c.record_id = NEW.record_id AND c.kind IN ('statement', 'source')
          AND NOT EXISTS (SELECT FROM public_site.indexed_edition i JOIN public_site.text_entry t ON t.record_id = i.record_id AND t.thing = i.record_id AND t.kind = c.kind
                          WHERE i.record_id = c.record_id AND i.number = c.number)
    ) THEN
        RAISE EXCEPTION 'a standing edition is in the lists' USING ERRCODE = 'CL090';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION public_site.standing_is_listed() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER standing_is_listed AFTER INSERT OR UPDATE ON public_site.current_edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.standing_is_listed();
CREATE CONSTRAINT TRIGGER indexed_is_listed AFTER INSERT OR UPDATE ON public_site.indexed_edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.standing_is_listed();

-- CL091: what is found of a person is an event that the standing edition has: search tells of nothing that no page shows.
CREATE FUNCTION public_site.found_is_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'event' AND NOT EXISTS (
        SELECT FROM public_site.current_edition c
        WHERE c.record_id = NEW.record_id AND c.document @? format('$.cases[*].events[*] ? (@.event == "%s")', NEW.thing)::jsonpath
    ) THEN
        RAISE EXCEPTION 'search knows what is published' USING ERRCODE = 'CL091';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION public_site.found_is_published() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER found_is_published AFTER INSERT ON public_site.text_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.found_is_published();

GRANT SELECT ON public_site.text_entry TO caselight_reader;
GRANT SELECT, INSERT, DELETE ON public_site.text_entry TO caselight_desk;
