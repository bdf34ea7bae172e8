-- Who did it, as the source calls them, in the language of the reading: beside the place, as a stretch of custody has it. Null where the source names nobody.
ALTER TABLE desk.event_reading ADD COLUMN authority text;
