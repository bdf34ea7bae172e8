-- How surely sources say a name that somebody is found by (lib/editions/mark.ts): null where they plainly do. An answer that says which name it found must not
-- make an alleged one out to be theirs. A denied name is in no row.
ALTER TABLE public_site.person_name ADD COLUMN mark text,
    ADD CONSTRAINT person_name_mark_known CHECK (mark IN ('disputed', 'alleged', 'may_have', 'likely', 'uncertain'));
