-- When somebody was born, as a source says it: the value is the fact's date, and its text how that source prints it, as of a statement's date.
ALTER TABLE desk.attribute DROP CONSTRAINT attribute_known,
    ADD CONSTRAINT attribute_known CHECK (attribute IN ('occupation', 'born', 'description', 'title', 'publisher', 'address', 'archive', 'language', 'medium', 'form', 'dated', 'publicity', 'longest'));
