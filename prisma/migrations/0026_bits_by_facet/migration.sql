-- Numbers read the facets that they need, and not the thousands of organisations beside them (docs/decisions/023).
CREATE INDEX facet_bits_segment_facet_idx ON public_site.facet_bits (segment, facet);
DROP INDEX public_site.facet_bits_segment_idx;
