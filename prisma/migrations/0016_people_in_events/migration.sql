-- Who else is on record in an event (docs/decisions/026-what-a-profile-says.md): an event may belong to the cases of many people, and each body holds its
-- id. Found by the standing edition itself, so that a withdrawn person is found by nothing the moment the edition no longer stands.
CREATE INDEX current_edition_events_idx ON public_site.current_edition
    USING gin (jsonb_path_query_array(document, '$.cases[*].events[*].event')) WHERE kind = 'person';
