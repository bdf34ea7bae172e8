-- Which standing editions go on telling of a record is asked before it is withdrawn (lib/publication/queries/list-still-naming.ts): texts that may hold a name are found by
-- the words in them, and those alone are read.

-- The words of a text, each once, whatever is written large: a run of Latin letters and digits is one; of every other run without spaces each two neighbours are, since Hanzi
-- have no spaces between words. Two texts of which one holds the other, at the bounds of its Latin words, have the same words where they meet; a text without any has none.
-- The text is that of a JSON document: ids are passed over, and where a line ends stands a backslash and a letter; of two backslashes the second begins nothing. The letters are those of list-still-naming.ts.
CREATE FUNCTION public_site.told_words(told text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 SET search_path = pg_catalog AS $$
    WITH runs AS (
        SELECT DISTINCT found[1] AS run
        FROM regexp_matches(
            regexp_replace(told, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\\\|\\[nrt]', ' ', 'g'),
            '[0-9A-Za-z\u00c0-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]+|[^\u0001-\u007f\u00a0\u00c0-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff[:space:]]{2,}', 'g') AS found
    ), words AS (
        SELECT run AS word FROM runs WHERE run ~ '^[0-9A-Za-z\u00c0-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]'
        UNION ALL
        SELECT substr(run, place, 2) FROM runs, generate_series(1, length(run) - 1) AS place WHERE run !~ '^[0-9A-Za-z\u00c0-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]'
    )
    -- First large, then small: letters that are alike by either are alike by both.
    SELECT coalesce(array_agg(DISTINCT lower(upper(word))), '{}') FROM words
$$;
REVOKE ALL ON FUNCTION public_site.told_words(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_site.told_words(text) TO caselight_desk;

CREATE INDEX current_edition_told_words_idx ON public_site.current_edition USING gin (public_site.told_words(document::text));
-- No statistics of it: they would have every sampled text taken apart with each ANALYZE, and the function's cost says enough.
ALTER INDEX public_site.current_edition_told_words_idx ALTER COLUMN 1 SET STATISTICS 0;
