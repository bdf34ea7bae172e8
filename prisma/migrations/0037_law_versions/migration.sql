-- The law on each practice, by version: proposed by an admin, in force on the public clock once somebody else approved it (docs/decisions/050).

-- Every version that came with the product or was ever proposed. A correction, an ending and a taking off are versions of their own that replace one; nothing goes.
CREATE TABLE desk.law_version (
    id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
    -- Code of a practice of the vocabulary.
    practice text NOT NULL,
    act text NOT NULL,
    replaces text REFERENCES desk.law_version (id) ON DELETE RESTRICT,
    -- As lib/vocabulary/law.ts has it. The days are taken from it.
    document jsonb NOT NULL,
    in_force_from date,
    in_force_to date,
    -- Why, for the public; of what is added its source says it.
    reason text,
    state text NOT NULL DEFAULT 'proposed',
    -- Nobody, where it came with the product.
    proposed_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    proposed_at timestamptz(3) NOT NULL DEFAULT now(),
    decided_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    decided_at timestamptz(3),
    decision_note text,
    CONSTRAINT law_version_act_known CHECK (act IN ('add', 'correct', 'end', 'withdraw')),
    CONSTRAINT law_version_state_known CHECK (state IN ('shipped', 'proposed', 'approved', 'refused', 'taken_back')),
    CONSTRAINT law_version_id_is_random CHECK (state = 'shipped' OR id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
    CONSTRAINT law_version_replaces_one CHECK ((act = 'add') = (replaces IS NULL) AND (act = 'add' OR reason IS NOT NULL)),
    CONSTRAINT law_version_is_somebodys CHECK ((state = 'shipped') = (proposed_by IS NULL)),
    CONSTRAINT law_version_is_decided CHECK ((state IN ('shipped', 'proposed')) = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) AND (state <> 'refused' OR decision_note IS NOT NULL)),
    CONSTRAINT law_version_ends_after_it_begins CHECK (in_force_to >= in_force_from),
    CONSTRAINT law_version_is_whole CHECK (
        coalesce(document #>> '{law,en}', '') <> '' AND coalesce(document #>> '{law,zh}', '') <> '' AND coalesce(document ->> 'version', '') ~ '^[0-9]{4}$' AND coalesce(char_length(document ->> 'source'), 0) >= 10
        AND jsonb_typeof(document -> 'unchecked') IS NOT DISTINCT FROM 'array' AND coalesce(document ->> 'longest' ~ '^P[1-9][0-9]{0,3}[DM]$', true)
        AND (state = 'shipped' OR act IN ('end', 'withdraw') OR (document @? '$.quotation.text ? (@ != "")' AND document @? '$.quotation.language ? (@ != "")'))
        AND (act <> 'end' OR (document ->> 'inForceTo' IS NOT NULL AND document @? '$.end.text ? (@ != "")')))
);
CREATE INDEX law_version_practice_idx ON desk.law_version (practice);
CREATE INDEX law_version_proposed_by_idx ON desk.law_version (proposed_by);
CREATE INDEX law_version_decided_by_idx ON desk.law_version (decided_by);
-- What is proposed of one version is decided before anything else is, and a version is replaced once.
CREATE UNIQUE INDEX law_version_replaced_once ON desk.law_version (replaces) WHERE state IN ('proposed', 'approved');

-- The versions that stand: what the clock counts by. Written by the trigger below alone.
CREATE TABLE public_site.standing_law (
    id text PRIMARY KEY,
    practice text NOT NULL,
    in_force_from date,
    document jsonb NOT NULL
);
CREATE INDEX standing_law_practice_idx ON public_site.standing_law (practice);

-- Whether a version and another one of its practice, which stands and is not the one it replaces, are in force on one day. Without a first day it is in force on none.
CREATE FUNCTION desk.law_overlaps(one desk.law_version) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT one.act <> 'withdraw' AND one.in_force_from IS NOT NULL AND EXISTS (
        SELECT FROM public_site.standing_law stands JOIN desk.law_version other ON other.id = stands.id
        WHERE other.practice = one.practice AND other.id IS DISTINCT FROM one.replaces AND other.in_force_from IS NOT NULL
            AND daterange(other.in_force_from, other.in_force_to, '[]') && daterange(one.in_force_from, one.in_force_to, '[]'))
$$;

CREATE FUNCTION desk.law_version_has_four_eyes() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    is_owner boolean := session_user = (SELECT tableowner FROM pg_catalog.pg_tables WHERE schemaname = 'desk' AND tablename = 'law_version');
BEGIN
    -- One after the other: two versions that overlap must not both find room.
    PERFORM pg_advisory_xact_lock(4201710);
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a version of the law stays on file' USING ERRCODE = 'CL174';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state = 'shipped' THEN
            IF NOT is_owner THEN
                RAISE EXCEPTION 'the desk proposes law' USING ERRCODE = 'CL174';
            END IF;
        ELSIF NEW.state <> 'proposed' OR NOT desk.works_as(NEW.proposed_by, ARRAY['admin']) THEN
            RAISE EXCEPTION 'an admin proposes a version of the law' USING ERRCODE = 'CL174';
        END IF;
        IF NEW.replaces IS NOT NULL AND NOT EXISTS (SELECT FROM public_site.standing_law WHERE id = NEW.replaces AND practice = NEW.practice) THEN
            RAISE EXCEPTION 'a version replaces one of its practice that stands' USING ERRCODE = 'CL175';
        END IF;
        NEW.document := NEW.document || jsonb_build_object('id', NEW.id, 'practice', NEW.practice);
        NEW.in_force_from := (NEW.document ->> 'inForceFrom')::date;
        NEW.in_force_to := (NEW.document ->> 'inForceTo')::date;
        IF NEW.state = 'shipped' AND desk.law_overlaps(NEW) THEN
            RAISE EXCEPTION 'versions of the law on one practice do not overlap' USING ERRCODE = 'CL175';
        END IF;
        RETURN NEW;
    END IF;
    -- What was looked at is what takes effect.
    IF OLD.state <> 'proposed' OR NEW.state NOT IN ('approved', 'refused', 'taken_back')
        OR (to_jsonb(OLD) - ARRAY['state', 'decided_by', 'decided_at', 'decision_note']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['state', 'decided_by', 'decided_at', 'decision_note']) THEN
        RAISE EXCEPTION 'a version of the law stays as it was proposed, and is decided once' USING ERRCODE = 'CL174';
    END IF;
    IF NEW.state = 'taken_back' THEN
        IF NEW.decided_by <> NEW.proposed_by THEN
            RAISE EXCEPTION 'whoever proposed it takes it back' USING ERRCODE = 'CL174';
        END IF;
    ELSIF NOT desk.works_as(NEW.decided_by, ARRAY['editor', 'admin']) OR (NEW.decided_by = NEW.proposed_by AND NOT (NEW.state = 'approved' AND desk.is_office_of_one(NEW.decided_by))) THEN
        RAISE EXCEPTION 'another editor or admin decides on a version of the law' USING ERRCODE = 'CL174';
    END IF;
    IF NEW.state = 'approved' AND desk.law_overlaps(NEW) THEN
        RAISE EXCEPTION 'versions of the law on one practice do not overlap' USING ERRCODE = 'CL175';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER law_version_has_four_eyes BEFORE INSERT OR UPDATE OR DELETE ON desk.law_version FOR EACH ROW EXECUTE FUNCTION desk.law_version_has_four_eyes();
CREATE TRIGGER law_version_is_not_emptied BEFORE TRUNCATE ON desk.law_version FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();

-- What stands is what was approved, word for word, or came with the product.
CREATE FUNCTION public_site.standing_law_was_approved() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' AND EXISTS (
        SELECT FROM desk.law_version kept WHERE kept.id = NEW.id AND kept.state IN ('shipped', 'approved') AND kept.act <> 'withdraw' AND kept.practice = NEW.practice
            AND kept.document = NEW.document - 'changed' AND kept.in_force_from IS NOT DISTINCT FROM NEW.in_force_from
            AND NOT EXISTS (SELECT FROM desk.law_version newer WHERE newer.replaces = kept.id AND newer.state = 'approved')
    ) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM desk.law_version newer WHERE newer.replaces = OLD.id AND newer.state = 'approved') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the law that stands is the one that was approved' USING ERRCODE = 'CL176';
END $$;
CREATE TRIGGER standing_law_was_approved BEFORE INSERT OR UPDATE OR DELETE ON public_site.standing_law FOR EACH ROW EXECUTE FUNCTION public_site.standing_law_was_approved();
CREATE TRIGGER standing_law_is_not_emptied BEFORE TRUNCATE ON public_site.standing_law FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();

-- The law is no record, and has no edition: its act stands in the one order of the public site, so that every page is drawn anew.
ALTER TABLE public_site.publication DROP CONSTRAINT publication_act_known;
ALTER TABLE public_site.publication ADD CONSTRAINT publication_act_known CHECK (act IN ('publish', 'correct', 'withhold', 'withdraw', 'merge', 'unmerge', 'law'));

CREATE FUNCTION desk.law_version_takes_effect() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    day date := (NEW.decided_at AT TIME ZONE 'UTC')::date;
    changed jsonb := CASE NEW.state WHEN 'shipped' THEN '{}' ELSE jsonb_build_object('changed', jsonb_build_object('how', NEW.act, 'on', to_char(day, 'YYYY-MM-DD'), 'reason', NEW.reason, 'alone', NEW.decided_by = NEW.proposed_by)) END;
BEGIN
    DELETE FROM public_site.standing_law WHERE id = NEW.replaces;
    IF NEW.act <> 'withdraw' THEN
        INSERT INTO public_site.standing_law (id, practice, in_force_from, document) VALUES (NEW.id, NEW.practice, NEW.in_force_from, NEW.document || changed);
    END IF;
    IF NEW.state = 'approved' THEN
        INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) VALUES (0, NEW.id::uuid, 'law', 'law', NULL, day);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER law_version_comes_along AFTER INSERT ON desk.law_version FOR EACH ROW WHEN (NEW.state = 'shipped') EXECUTE FUNCTION desk.law_version_takes_effect();
CREATE TRIGGER law_version_takes_effect AFTER UPDATE ON desk.law_version FOR EACH ROW WHEN (NEW.state = 'approved') EXECUTE FUNCTION desk.law_version_takes_effect();

REVOKE ALL ON desk.law_version, public_site.standing_law FROM PUBLIC;
GRANT SELECT, INSERT ON desk.law_version TO caselight_desk;
GRANT UPDATE (state, decided_by, decided_at, decision_note) ON desk.law_version TO caselight_desk;
GRANT SELECT ON public_site.standing_law TO caselight_desk, caselight_reader;
REVOKE EXECUTE ON FUNCTION desk.law_overlaps(desk.law_version), desk.law_version_has_four_eyes(), desk.law_version_takes_effect(), public_site.standing_law_was_approved() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.law_overlaps(desk.law_version) TO caselight_desk;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER law_version_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.law_version FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER standing_law_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON public_site.standing_law FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();

-- The versions that come with the product, each with its sources, and with the fields that nobody has seen in a written one. Tests read them from here.
INSERT INTO desk.law_version (id, practice, act, document, state)
SELECT entry ->> 'id', entry ->> 'practice', 'add', entry, 'shipped' FROM jsonb_array_elements($law$[
  {"id": "cpl-2012-rsdl", "practice": "rsdl", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2012", "inForceFrom": "2013-01-01", "inForceTo": "2018-10-25", "article": "73", "lengthArticle": "77", "longest": "P6M", "note": {"en": "The limit counts per measure; a limit that has passed does not mean that the person was released.", "zh": "期限按一次措施计算；期限届满不等于当事人已获释放。"}, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 14 March 2012, in force from 1 January 2013: Library of Congress, Global Legal Monitor, 9 April 2012 (loc.gov/item/global-legal-monitor/2012-04-09/china-amendment-of-criminal-procedure-law); arts 73 and 77 (2012) as translated at uianet.net/dictionary/b16035686.html"},
  {"id": "cpl-2018-rsdl", "practice": "rsdl", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2018", "inForceFrom": "2018-10-26", "inForceTo": null, "article": "75", "lengthArticle": "79", "longest": "P6M", "note": {"en": "The limit counts per measure; a limit that has passed does not mean that the person was released.", "zh": "期限按一次措施计算；期限届满不等于当事人已获释放。"}, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 26 October 2018, in force from its promulgation on 26 October 2018: Order of the President No. 10, English text (en.ca-pgc.org/2018-10/26/c_1123750.htm); arts 75 and 76 (2018) in Chinese as reprinted at lwxs88.com/book/8466080, not an official host; art. 79 (2018) as translated at plnmw.com/LawyersDirectory/ewohosbmey.html, a law firm’s site"},
  {"id": "cpl-2012-rs", "practice": "rs", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2012", "inForceFrom": "2013-01-01", "inForceTo": "2018-10-25", "article": "72", "lengthArticle": "77", "longest": "P6M", "note": null, "unchecked": ["article"], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 14 March 2012, in force from 1 January 2013: Library of Congress, Global Legal Monitor, 9 April 2012 (loc.gov/item/global-legal-monitor/2012-04-09/china-amendment-of-criminal-procedure-law); arts 73 and 77 (2012) as translated at uianet.net/dictionary/b16035686.html"},
  {"id": "cpl-2018-rs", "practice": "rs", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2018", "inForceFrom": "2018-10-26", "inForceTo": null, "article": "74", "lengthArticle": "79", "longest": "P6M", "note": null, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 26 October 2018, in force from its promulgation on 26 October 2018: Order of the President No. 10, English text (en.ca-pgc.org/2018-10/26/c_1123750.htm); arts 75 and 76 (2018) in Chinese as reprinted at lwxs88.com/book/8466080, not an official host; art. 79 (2018) as translated at plnmw.com/LawyersDirectory/ewohosbmey.html, a law firm’s site"},
  {"id": "cpl-2012-criminal-detention", "practice": "criminal_detention", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2012", "inForceFrom": "2013-01-01", "inForceTo": "2018-10-25", "article": "89", "lengthArticle": "89", "longest": "P37D", "note": {"en": "Three days to request an arrest, one to four more in special cases, up to thirty for roaming, repeated or gang crime; seven for the procuratorate to decide.", "zh": "提请批准逮捕三日，特殊情况延长一日至四日，流窜、多次、结伙作案延长至三十日；检察院审查七日。"}, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 14 March 2012, in force from 1 January 2013: Library of Congress, Global Legal Monitor, 9 April 2012 (loc.gov/item/global-legal-monitor/2012-04-09/china-amendment-of-criminal-procedure-law); art. 89 (2012) and custody limits as translated at plnmw.com/LawyersDirectory/jsfzljcszf.html, a law firm’s site; “up to 37 days” at lawinamin.com/articles/how-does-a-person-get-convicted-in-china"},
  {"id": "cpl-2018-criminal-detention", "practice": "criminal_detention", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2018", "inForceFrom": "2018-10-26", "inForceTo": null, "article": "91", "lengthArticle": "91", "longest": "P37D", "note": {"en": "Three days to request an arrest, one to four more in special cases, up to thirty for roaming, repeated or gang crime; seven for the procuratorate to decide.", "zh": "提请批准逮捕三日，特殊情况延长一日至四日，流窜、多次、结伙作案延长至三十日；检察院审查七日。"}, "unchecked": ["article", "lengthArticle"], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 26 October 2018, in force from its promulgation on 26 October 2018: Order of the President No. 10, English text (en.ca-pgc.org/2018-10/26/c_1123750.htm); art. 89 (2012) and custody limits as translated at plnmw.com/LawyersDirectory/jsfzljcszf.html, a law firm’s site; “up to 37 days” at lawinamin.com/articles/how-does-a-person-get-convicted-in-china; the number of the article in this version is general knowledge"},
  {"id": "psapl-administrative-detention", "practice": "administrative_detention", "law": {"en": "Public Security Administration Punishments Law", "zh": "治安管理处罚法"}, "version": "2012", "inForceFrom": null, "inForceTo": null, "article": null, "lengthArticle": null, "longest": "P20D", "note": {"en": "Fifteen days for one offence, twenty when several are combined.", "zh": "一项违法行为十五日，合并执行二十日。"}, "unchecked": ["inForceFrom", "inForceTo"], "source": "Read in: m.64365.com/ask/21607423.aspx and falubang.com (legal advice pages on the Public Security Administration Punishments Law); not checked against the official text"},
  {"id": "cpl-2012-bail", "practice": "bail", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2012", "inForceFrom": "2013-01-01", "inForceTo": "2018-10-25", "article": null, "lengthArticle": "77", "longest": "P12M", "note": null, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 14 March 2012, in force from 1 January 2013: Library of Congress, Global Legal Monitor, 9 April 2012 (loc.gov/item/global-legal-monitor/2012-04-09/china-amendment-of-criminal-procedure-law); arts 73 and 77 (2012) as translated at uianet.net/dictionary/b16035686.html"},
  {"id": "cpl-2018-bail", "practice": "bail", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2018", "inForceFrom": "2018-10-26", "inForceTo": null, "article": null, "lengthArticle": "79", "longest": "P12M", "note": null, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 26 October 2018, in force from its promulgation on 26 October 2018: Order of the President No. 10, English text (en.ca-pgc.org/2018-10/26/c_1123750.htm); art. 79 (2018) as translated at plnmw.com/LawyersDirectory/ewohosbmey.html, a law firm’s site"},
  {"id": "cpl-2012-investigative-custody", "practice": "investigative_custody", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2012", "inForceFrom": "2013-01-01", "inForceTo": "2018-10-25", "article": null, "lengthArticle": null, "longest": "P7M", "note": {"en": "Two months, then one, two and two more on approval; starts anew on another serious crime; a postponement without limit is possible.", "zh": "二个月，经批准依次延长一个月、二个月、二个月；另有重要罪行的重新计算；可以无限期延期。"}, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 14 March 2012, in force from 1 January 2013: Library of Congress, Global Legal Monitor, 9 April 2012 (loc.gov/item/global-legal-monitor/2012-04-09/china-amendment-of-criminal-procedure-law); length: custody table at 6065bob.com/changshi/420895.html"},
  {"id": "cpl-2018-investigative-custody", "practice": "investigative_custody", "law": {"en": "Criminal Procedure Law", "zh": "刑事诉讼法"}, "version": "2018", "inForceFrom": "2018-10-26", "inForceTo": null, "article": null, "lengthArticle": null, "longest": "P7M", "note": {"en": "Two months, then one, two and two more on approval; starts anew on another serious crime; a postponement without limit is possible.", "zh": "二个月，经批准依次延长一个月、二个月、二个月；另有重要罪行的重新计算；可以无限期延期。"}, "unchecked": [], "source": "Criminal Procedure Law of the People’s Republic of China as amended on 26 October 2018, in force from its promulgation on 26 October 2018: Order of the President No. 10, English text (en.ca-pgc.org/2018-10/26/c_1123750.htm); length: custody table at 6065bob.com/changshi/420895.html"},
  {"id": "sl-2018-liuzhi", "practice": "liuzhi", "law": {"en": "Supervision Law", "zh": "监察法"}, "version": "2018", "inForceFrom": "2018-03-20", "inForceTo": "2025-05-31", "article": "43", "lengthArticle": "43", "longest": "P6M", "note": {"en": "Three months, and three more on approval.", "zh": "三个月，经批准可以再延长三个月。"}, "unchecked": [], "source": "Supervision Law of 20 March 2018, in force the same day, art. 43: Library of Congress, Global Legal Monitor, 9 July 2018"},
  {"id": "sl-2024-liuzhi", "practice": "liuzhi", "law": {"en": "Supervision Law", "zh": "监察法"}, "version": "2024", "inForceFrom": "2025-06-01", "inForceTo": null, "article": "48", "lengthArticle": "48", "longest": "P16M", "note": {"en": "Six months; eight where a sentence of ten years or more is possible; the count may be started anew once.", "zh": "六个月；可能判处十年以上有期徒刑的为八个月；可以重新计算一次。"}, "unchecked": ["article", "lengthArticle"], "source": "Supervision Law as amended on 25 December 2024, in force from 1 June 2025: Library of Congress, Global Legal Monitor, 2 April 2025; extract of the law at woyaojiankangwang.com, a poor host"}
]$law$::jsonb) entry;
