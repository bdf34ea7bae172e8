-- Who else is on record in an event (docs/decisions/026-what-a-profile-says.md): an event may belong to the cases of many people, and each body holds its
-- id. Found by the standing edition itself, so that a withdrawn person is found by nothing the moment the edition no longer stands.
CREATE INDEX current_edition_events_idx ON public_site.current_edition
    USING gin (jsonb_path_query_array(document, '$.cases[*].events[*].event')) WHERE kind = 'person';

-- A rating of the source and one of what it says there, kept apart, where an editor gave them. A quotation that is rated otherwise is another row, as one with
-- another note is: what was published keeps the rating it had.
ALTER TABLE desk.citation ADD COLUMN reliability text, ADD COLUMN credibility text,
    ADD CONSTRAINT citation_reliability_known CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    ADD CONSTRAINT citation_credibility_known CHECK (credibility IN ('1', '2', '3', '4', '5', '6'));

-- Where a copy of a source is kept, beside where it can be read.
ALTER TABLE desk.attribute DROP CONSTRAINT attribute_known,
    ADD CONSTRAINT attribute_known CHECK (attribute IN ('occupation', 'description', 'title', 'publisher', 'address', 'archive', 'language', 'medium', 'form', 'dated', 'publicity', 'longest'));
