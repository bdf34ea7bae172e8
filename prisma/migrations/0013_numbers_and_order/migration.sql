-- What npm run bench showed to be missing (docs/decisions/023-numbers-from-bits.md): lists in their order, and numbers without reading everybody.

-- Lists of a kind are ordered by slug in bytes, which is not the collation of every database.
CREATE INDEX current_edition_kind_slug_in_bytes_idx ON public_site.current_edition (kind, slug COLLATE "C");

-- The place of a standing person among the bits. Given once, and never shown: it tells of an order of publication.
ALTER TABLE public_site.person_entry ADD COLUMN place integer NOT NULL GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX person_entry_place_key ON public_site.person_entry (place);

-- For each tag of the filters, and each 4,096 places, one bit for each place: 1 where the person has the tag, from their own edition or from a
-- standing statement. The tag 'everybody' is everybody's. Kept by triggers alone, when a transaction commits; a segment in which nobody has the
-- tag has no row.
CREATE TABLE public_site.facet_bits (
    tag text NOT NULL,
    segment integer NOT NULL,
    -- The part of the tag before its colon.
    facet text NOT NULL,
    bits bit(4096) NOT NULL,
    PRIMARY KEY (tag, segment)
) WITH (fillfactor = 50);
CREATE INDEX facet_bits_segment_idx ON public_site.facet_bits (segment);

-- Every tag of a standing person; NULL for whoever does not stand.
CREATE FUNCTION public_site.tags_of_person(person uuid) RETURNS text[] LANGUAGE sql STABLE SET search_path = public_site, pg_temp AS $$
    SELECT ARRAY(SELECT 'everybody' UNION SELECT unnest(entry.facets) UNION SELECT said.facet FROM person_mention said WHERE said.person_id = entry.record_id)
    FROM person_entry entry WHERE entry.record_id = person
$$;

CREATE FUNCTION public_site.set_facet_bits(at_place integer, tags text[]) RETURNS void LANGUAGE sql SET search_path = public_site, pg_temp AS $$
    INSERT INTO facet_bits AS known (tag, segment, facet, bits)
    SELECT tag, at_place / 4096, split_part(tag, ':', 1), set_bit(B'0'::bit(4096), at_place % 4096, 1) FROM unnest(tags) AS tag
    ON CONFLICT (tag, segment) DO UPDATE SET bits = set_bit(known.bits, at_place % 4096, 1) WHERE get_bit(known.bits, at_place % 4096) = 0
$$;

-- Takes every tag but the kept ones from a place.
CREATE FUNCTION public_site.clear_facet_bits(at_place integer, kept text[]) RETURNS void LANGUAGE sql SET search_path = public_site, pg_temp AS $$
    UPDATE facet_bits SET bits = set_bit(bits, at_place % 4096, 0) WHERE segment = at_place / 4096 AND get_bit(bits, at_place % 4096) = 1 AND NOT tag = ANY (kept);
    DELETE FROM facet_bits WHERE segment = at_place / 4096 AND bit_count(bits) = 0
$$;

-- Deferred: the tables are read as the transaction leaves them, and the lock is held for the last moment only. Every act on the public record
-- holds the lock of the audit log by then (migration 0004, lib/platform/before-commit.ts), so that nobody waits here for somebody who waits.
CREATE FUNCTION public_site.person_keeps_bits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
DECLARE
    tags text[];
BEGIN
    PERFORM pg_advisory_xact_lock(4201705);
    IF TG_OP = 'DELETE' THEN
        PERFORM clear_facet_bits(OLD.place, '{}');
        RETURN NULL;
    END IF;
    tags := tags_of_person(NEW.record_id);
    IF tags IS NULL THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM clear_facet_bits(NEW.place, tags);
    END IF;
    PERFORM set_facet_bits(NEW.place, tags);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER person_keeps_bits AFTER INSERT OR DELETE ON public_site.person_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.person_keeps_bits();
CREATE CONSTRAINT TRIGGER person_changes_bits AFTER UPDATE ON public_site.person_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.facets IS DISTINCT FROM NEW.facets) EXECUTE FUNCTION public_site.person_keeps_bits();

CREATE FUNCTION public_site.mention_keeps_bit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
DECLARE
    person uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.person_id ELSE NEW.person_id END;
    at_place integer;
    tags text[];
BEGIN
    PERFORM pg_advisory_xact_lock(4201705);
    SELECT place INTO at_place FROM person_entry WHERE record_id = person;
    -- Whoever is published later brings what is said of them along.
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    tags := tags_of_person(person);
    IF TG_OP = 'DELETE' AND NOT OLD.facet = ANY (tags) THEN
        PERFORM clear_facet_bits(at_place, tags);
    ELSIF TG_OP = 'INSERT' AND NEW.facet = ANY (tags) THEN
        PERFORM set_facet_bits(at_place, ARRAY[NEW.facet]);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER mention_keeps_bit AFTER INSERT OR DELETE ON public_site.person_mention DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.mention_keeps_bit();

REVOKE EXECUTE ON FUNCTION public_site.tags_of_person(uuid), public_site.set_facet_bits(integer, text[]), public_site.clear_facet_bits(integer, text[]),
    public_site.person_keeps_bits(), public_site.mention_keeps_bit() FROM PUBLIC;
GRANT SELECT ON public_site.facet_bits TO caselight_reader;

-- Whoever stands already.
INSERT INTO public_site.facet_bits (tag, segment, facet, bits)
SELECT tag, place / 4096, split_part(tag, ':', 1), bit_or(set_bit(B'0'::bit(4096), place % 4096, 1))
FROM public_site.person_entry entry, unnest(public_site.tags_of_person(entry.record_id)) AS tag GROUP BY tag, place / 4096;
