-- What was withdrawn is gone for the public's role too, not only for its pages: whoever breaks into the public half reads what the
-- public reads. Entries and bodies stay, for the desk and for the hash chain of a return.
ALTER TABLE public_site.edition ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_site.edition_body ENABLE ROW LEVEL SECURITY;
CREATE POLICY edition_of_a_standing_record ON public_site.edition FOR SELECT TO caselight_reader
    USING (EXISTS (SELECT FROM public_site.current_edition standing WHERE standing.record_id = edition.record_id));
CREATE POLICY edition_body_of_a_standing_record ON public_site.edition_body FOR SELECT TO caselight_reader
    USING (EXISTS (SELECT FROM public_site.current_edition standing WHERE standing.record_id = edition_body.record_id));
-- The desk is held by its grants and by triggers (migrations 0004 and 0005).
CREATE POLICY edition_for_the_desk ON public_site.edition TO caselight_desk USING (true) WITH CHECK (true);
CREATE POLICY edition_body_for_the_desk ON public_site.edition_body TO caselight_desk USING (true) WITH CHECK (true);
