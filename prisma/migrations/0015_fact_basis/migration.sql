-- On what each standing fact rests (docs/decisions/025-charts-from-one-table-of-numbers.md): so that a reader sees how much of the record hangs on one
-- source, at any number of records and without opening every document. Facts are counted by what decides whether they are drawn: the sources
-- they cite, and the records they point to. Whether these still stand is asked when it is read, so that a withdrawal shows at once.
CREATE TABLE public_site.fact_basis (
    record_id uuid NOT NULL,
    position integer NOT NULL,
    -- Every source that these facts cite, each once, in order.
    sources uuid[] NOT NULL,
    -- The records without which they are not drawn (lib/editions/standing-part.ts).
    points_to uuid[] NOT NULL,
    facts integer NOT NULL,
    PRIMARY KEY (record_id, position),
    CONSTRAINT fact_basis_record_id_fkey FOREIGN KEY (record_id) REFERENCES public_site.current_edition (record_id) ON DELETE CASCADE,
    CONSTRAINT fact_basis_counts CHECK (position > 0 AND facts > 0)
);
CREATE INDEX fact_basis_sources_idx ON public_site.fact_basis USING gin (sources);

-- A fact is what cites, as in standing-part.ts. It points to whatever it mentions, but for its speaker, and for the practice of an event or of a
-- stretch of custody: without these it is drawn all the same.
CREATE FUNCTION public_site.basis_of(document jsonb, mentions uuid[]) RETURNS TABLE (sources uuid[], points_to uuid[], facts integer)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT based.sources, based.points_to, count(*)::integer
    FROM jsonb_path_query(document, 'strict $.** ? (exists(@.citations))') AS fact,
        LATERAL (
            SELECT
                ARRAY(SELECT DISTINCT (cited ->> 'source')::uuid FROM jsonb_array_elements(fact -> 'citations') AS cited ORDER BY 1) AS sources,
                ARRAY(SELECT DISTINCT field.value::uuid FROM jsonb_each_text(fact) AS field
                    WHERE field.value = ANY (mentions::text[]) AND field.key <> 'saidBy' AND NOT (field.key = 'practice' AND (fact ? 'event' OR fact ? 'spell'))
                    ORDER BY 1) AS points_to
        ) AS based
    GROUP BY based.sources, based.points_to
$$;

-- Kept with the edition that stands, by whoever makes it stand. The desk has no grant on the table.
CREATE FUNCTION public_site.standing_has_its_basis() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    DELETE FROM public_site.fact_basis WHERE record_id = NEW.record_id;
    INSERT INTO public_site.fact_basis (record_id, position, sources, points_to, facts)
        SELECT NEW.record_id, row_number() OVER (ORDER BY basis.sources, basis.points_to), basis.sources, basis.points_to, basis.facts
        FROM public_site.basis_of(NEW.document, NEW.mentions) AS basis;
    RETURN NULL;
END $$;
CREATE TRIGGER standing_has_its_basis AFTER INSERT OR UPDATE ON public_site.current_edition FOR EACH ROW EXECUTE FUNCTION public_site.standing_has_its_basis();

INSERT INTO public_site.fact_basis (record_id, position, sources, points_to, facts)
    SELECT standing.record_id, row_number() OVER (PARTITION BY standing.record_id ORDER BY basis.sources, basis.points_to), basis.sources, basis.points_to, basis.facts
    FROM public_site.current_edition AS standing, public_site.basis_of(standing.document, standing.mentions) AS basis;

REVOKE EXECUTE ON FUNCTION public_site.basis_of(jsonb, uuid[]), public_site.standing_has_its_basis() FROM PUBLIC;
GRANT SELECT ON public_site.fact_basis TO caselight_reader;
