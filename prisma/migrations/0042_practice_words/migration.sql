-- The words for each practice of the vocabulary, by wording: proposed by an admin, in public once somebody else approved it (docs/decisions/053).

-- Every wording that came with the product or was ever proposed. A correction, a retirement and a taking up again are wordings of their own that replace one; nothing goes.
CREATE TABLE desk.practice_wording (
    id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
    -- Its code: the address of the practice's record, with underscores. It names the same practice for good.
    practice text NOT NULL,
    act text NOT NULL,
    replaces text REFERENCES desk.practice_wording (id) ON DELETE RESTRICT,
    -- As lib/vocabulary/practices.ts has it.
    document jsonb NOT NULL,
    -- Taken from it.
    kind text NOT NULL DEFAULT '',
    -- Why, for the public; of what is added its source says it.
    reason text,
    state text NOT NULL DEFAULT 'proposed',
    -- Nobody, where it came with the product.
    proposed_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    proposed_at timestamptz(3) NOT NULL DEFAULT now(),
    decided_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    decided_at timestamptz(3),
    decision_note text,
    CONSTRAINT practice_wording_act_known CHECK (act IN ('add', 'correct', 'retire', 'restore')),
    CONSTRAINT practice_wording_state_known CHECK (state IN ('shipped', 'proposed', 'approved', 'refused', 'taken_back')),
    CONSTRAINT practice_wording_kind_known CHECK (kind IN ('criminal_procedure', 'administrative', 'supervision', 'party', 'extra_legal', 'international_law')),
    CONSTRAINT practice_wording_id_is_random CHECK (state = 'shipped' OR id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
    CONSTRAINT practice_wording_code_is_plain CHECK (practice ~ '^[a-z]+(_[a-z]+)*$' AND char_length(practice) <= 40),
    CONSTRAINT practice_wording_replaces_one CHECK ((act = 'add') = (replaces IS NULL) AND (act = 'add' OR coalesce(reason, '') <> '')),
    CONSTRAINT practice_wording_is_somebodys CHECK ((state = 'shipped') = (proposed_by IS NULL)),
    CONSTRAINT practice_wording_is_decided CHECK ((state IN ('shipped', 'proposed')) = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) AND (state <> 'refused' OR decision_note IS NOT NULL)),
    CONSTRAINT practice_wording_is_whole CHECK (
        coalesce(document #>> '{names,en}', '') <> '' AND coalesce(document #>> '{names,zhHans}', '') <> '' AND coalesce(document #>> '{names,pinyin}', '') <> ''
        AND coalesce(document #>> '{definition,en}', '') <> '' AND coalesce(document #>> '{definition,zh}', '') <> '' AND coalesce(char_length(document ->> 'source'), 0) >= 10
        AND jsonb_typeof(document -> 'otherNames') IS NOT DISTINCT FROM 'array'
        AND CASE WHEN jsonb_typeof(document #> '{safeguards,en}') = 'array' AND jsonb_typeof(document #> '{safeguards,zh}') = 'array' THEN jsonb_array_length(document #> '{safeguards,en}') = jsonb_array_length(document #> '{safeguards,zh}') ELSE false END
        AND jsonb_typeof(document -> 'retired') IS NOT DISTINCT FROM 'boolean'
        AND (act <> 'retire' OR document -> 'retired' = 'true'::jsonb) AND (act NOT IN ('add', 'restore') OR document -> 'retired' = 'false'::jsonb))
);
CREATE INDEX practice_wording_practice_idx ON desk.practice_wording (practice);
CREATE INDEX practice_wording_proposed_by_idx ON desk.practice_wording (proposed_by);
CREATE INDEX practice_wording_decided_by_idx ON desk.practice_wording (decided_by);
-- What is proposed of one practice is decided before anything else is, and a wording is replaced once.
CREATE UNIQUE INDEX practice_wording_proposed_once ON desk.practice_wording (practice) WHERE state = 'proposed';
CREATE UNIQUE INDEX practice_wording_replaced_once ON desk.practice_wording (replaces) WHERE state IN ('proposed', 'approved');

-- The wording that stands of each practice: what every page reads, of a retired one too. Written by the trigger below alone.
CREATE TABLE public_site.standing_practice (
    practice text PRIMARY KEY,
    id text NOT NULL UNIQUE,
    -- In a list of all; kept by whatever takes its place.
    place integer NOT NULL,
    document jsonb NOT NULL
);

CREATE FUNCTION desk.practice_wording_has_four_eyes() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    is_owner boolean := session_user = (SELECT tableowner FROM pg_catalog.pg_tables WHERE schemaname = 'desk' AND tablename = 'practice_wording');
BEGIN
    -- One after the other: of two first wordings of one practice the second finds the first.
    PERFORM pg_advisory_xact_lock(4201711);
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a wording stays on file' USING ERRCODE = 'CL185';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state = 'shipped' THEN
            IF NOT is_owner THEN
                RAISE EXCEPTION 'the desk proposes a wording' USING ERRCODE = 'CL185';
            END IF;
        ELSIF NEW.state <> 'proposed' OR NOT desk.works_as(NEW.proposed_by, ARRAY['admin']) THEN
            RAISE EXCEPTION 'an admin proposes a wording' USING ERRCODE = 'CL185';
        END IF;
        NEW.document := NEW.document || jsonb_build_object('id', NEW.id, 'code', NEW.practice);
        NEW.kind := coalesce(NEW.document ->> 'kind', '');
    -- What was looked at is what stands.
    ELSIF OLD.state <> 'proposed' OR NEW.state NOT IN ('approved', 'refused', 'taken_back')
        OR (to_jsonb(OLD) - ARRAY['state', 'decided_by', 'decided_at', 'decision_note']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['state', 'decided_by', 'decided_at', 'decision_note']) THEN
        RAISE EXCEPTION 'a wording stays as it was proposed, and is decided once' USING ERRCODE = 'CL185';
    ELSIF NEW.state = 'taken_back' THEN
        IF NEW.decided_by <> NEW.proposed_by THEN
            RAISE EXCEPTION 'whoever proposed it takes it back' USING ERRCODE = 'CL185';
        END IF;
    ELSIF NOT desk.works_as(NEW.decided_by, ARRAY['editor', 'admin']) OR (NEW.decided_by = NEW.proposed_by AND NOT (NEW.state = 'approved' AND desk.is_office_of_one(NEW.decided_by))) THEN
        RAISE EXCEPTION 'another editor or admin decides on a wording' USING ERRCODE = 'CL185';
    END IF;
    -- A first wording is of a practice that has none, any other replaces the one that stands.
    IF (TG_OP = 'INSERT' OR NEW.state = 'approved') AND (SELECT stands.id FROM public_site.standing_practice stands WHERE stands.practice = NEW.practice) IS DISTINCT FROM NEW.replaces THEN
        RAISE EXCEPTION 'a wording replaces the one of its practice that stands' USING ERRCODE = 'CL186';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER practice_wording_has_four_eyes BEFORE INSERT OR UPDATE OR DELETE ON desk.practice_wording FOR EACH ROW EXECUTE FUNCTION desk.practice_wording_has_four_eyes();
CREATE TRIGGER practice_wording_is_not_emptied BEFORE TRUNCATE ON desk.practice_wording FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();

-- What stands is what was approved, word for word, or came with the product; it goes only where another takes its place.
CREATE FUNCTION public_site.standing_practice_was_approved() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' AND EXISTS (
        SELECT FROM desk.practice_wording kept WHERE kept.id = NEW.id AND kept.state IN ('shipped', 'approved') AND kept.practice = NEW.practice AND kept.document = NEW.document - 'changed'
            AND NOT EXISTS (SELECT FROM desk.practice_wording newer WHERE newer.replaces = kept.id AND newer.state = 'approved')
    ) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM desk.practice_wording newer WHERE newer.replaces = OLD.id AND newer.state = 'approved') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the wording that stands is the one that was approved' USING ERRCODE = 'CL187';
END $$;
CREATE TRIGGER standing_practice_was_approved BEFORE INSERT OR UPDATE OR DELETE ON public_site.standing_practice FOR EACH ROW EXECUTE FUNCTION public_site.standing_practice_was_approved();
CREATE TRIGGER standing_practice_is_not_emptied BEFORE TRUNCATE ON public_site.standing_practice FOR EACH STATEMENT EXECUTE FUNCTION desk.is_permanent();

-- Words are no record, and have no edition: their act stands in the one order of the public site, so that every page is drawn anew.
ALTER TABLE public_site.publication DROP CONSTRAINT publication_act_known;
ALTER TABLE public_site.publication ADD CONSTRAINT publication_act_known CHECK (act IN ('publish', 'correct', 'withhold', 'withdraw', 'merge', 'unmerge', 'law', 'wording'));

CREATE FUNCTION desk.practice_wording_takes_effect() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
    day date := (NEW.decided_at AT TIME ZONE 'UTC')::date;
    at integer;
    changed jsonb := CASE NEW.state WHEN 'shipped' THEN '{}' ELSE jsonb_build_object('changed', jsonb_build_object('how', NEW.act, 'on', to_char(day, 'YYYY-MM-DD'), 'reason', NEW.reason, 'alone', NEW.decided_by = NEW.proposed_by)) END;
BEGIN
    DELETE FROM public_site.standing_practice WHERE id = NEW.replaces RETURNING place INTO at;
    INSERT INTO public_site.standing_practice (practice, id, place, document)
    VALUES (NEW.practice, NEW.id, coalesce(at, (SELECT coalesce(max(stands.place), 0) + 1 FROM public_site.standing_practice stands)), NEW.document || changed);
    IF NEW.state = 'approved' THEN
        INSERT INTO public_site.publication (seq, record_id, kind, act, number, on_day) VALUES (0, NEW.id::uuid, 'wording', 'wording', NULL, day);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER practice_wording_comes_along AFTER INSERT ON desk.practice_wording FOR EACH ROW WHEN (NEW.state = 'shipped') EXECUTE FUNCTION desk.practice_wording_takes_effect();
CREATE TRIGGER practice_wording_takes_effect AFTER UPDATE ON desk.practice_wording FOR EACH ROW WHEN (NEW.state = 'approved') EXECUTE FUNCTION desk.practice_wording_takes_effect();

REVOKE ALL ON desk.practice_wording, public_site.standing_practice FROM PUBLIC;
GRANT SELECT, INSERT ON desk.practice_wording TO caselight_desk;
GRANT UPDATE (state, decided_by, decided_at, decision_note) ON desk.practice_wording TO caselight_desk;
GRANT SELECT ON public_site.standing_practice TO caselight_desk, caselight_reader;
REVOKE EXECUTE ON FUNCTION desk.practice_wording_has_four_eyes(), desk.practice_wording_takes_effect(), public_site.standing_practice_was_approved() FROM PUBLIC;

-- As everything that the desk's role writes (migration 0023).
CREATE TRIGGER practice_wording_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON desk.practice_wording FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();
CREATE TRIGGER standing_practice_rests_while_closed BEFORE INSERT OR UPDATE OR DELETE ON public_site.standing_practice FOR EACH STATEMENT WHEN (session_user = 'caselight_desk') EXECUTE FUNCTION desk.rests_while_closed();

-- The words that come with the product, each with its source. Tests read them from here.
INSERT INTO desk.practice_wording (id, practice, act, document, state)
SELECT entry ->> 'id', entry ->> 'code', 'add', entry || '{"retired": false}', 'shipped' FROM jsonb_array_elements($words$[
  {"id": "rsdl-as-shipped", "code": "rsdl", "kind": "criminal_procedure", "names": {"en": "Residential surveillance at a designated location", "zhHans": "指定居所监视居住", "pinyin": "zhǐdìng jūsuǒ jiānshì jūzhù"}, "abbreviation": "RSDL", "otherNames": ["Residential surveillance at a designated place", "RSDP", "指居"], "definition": {"en": "A compulsory measure of criminal procedure under which the police hold a suspect before trial at a place of their choosing that is neither the suspect’s home nor a detention centre, for up to six months.", "zh": "刑事诉讼中的一种强制措施：在审判之前，由公安机关将嫌疑人关押在公安机关选定的、既非嫌疑人住处也非看守所的处所，最长六个月。"}, "safeguards": {"en": ["It may be used only where the suspect has no fixed residence, or is suspected of endangering state security or of terrorism and residence at home may hinder the investigation; the second case needs the approval of the next-higher authority. The 2012 text also named particularly serious bribery; the 2018 text does not.", "It may not be carried out in a place of detention or in a special place for handling cases.", "The family must be told within 24 hours, unless it is impossible to notify them. The law does not say that they must be told where the person is.", "The suspect may appoint a defender.", "The procuratorate supervises whether the decision and its execution are lawful.", "The time counts towards a sentence: two days for one day of imprisonment."], "zh": ["仅适用于无固定住处的嫌疑人，或者涉嫌危害国家安全犯罪、恐怖活动犯罪且在住处执行可能有碍侦查的嫌疑人；后一种情形须经上一级机关批准。2012年的条文还列有特别重大贿赂犯罪，2018年的条文已删除。", "不得在羁押场所、专门的办案场所执行。", "除无法通知的以外，应当在二十四小时以内通知家属；法律没有要求告知所在地点。", "嫌疑人可以委托辩护人。", "人民检察院对决定和执行是否合法实行监督。", "期限折抵刑期：监视居住二日折抵有期徒刑一日。"]}, "source": "Criminal Procedure Law of the People’s Republic of China as amended on 14 March 2012, arts 73 and 77; Criminal Procedure Law of the People’s Republic of China as amended on 26 October 2018, arts 75, 76 and 79. Read in: arts 73 and 77 (2012) as translated at uianet.net/dictionary/b16035686.html; arts 75 and 76 (2018) in Chinese as reprinted at lwxs88.com/book/8466080, not an official host; art. 79 (2018) as translated at plnmw.com/LawyersDirectory/ewohosbmey.html, a law firm’s site. Purpose and effect: International Service for Human Rights, briefing paper on residential surveillance at a designated location (ishr.ch/?p=37090) and its summary of China’s legal use of enforced disappearance (ishr.ch/defenders-toolbox/resources)."},
  {"id": "rs-as-shipped", "code": "rs", "kind": "criminal_procedure", "names": {"en": "Residential surveillance", "zhHans": "监视居住", "pinyin": "jiānshì jūzhù"}, "abbreviation": null, "otherNames": [], "definition": {"en": "A compulsory measure of criminal procedure under which a suspect or defendant may not leave home without permission and is watched there, for up to six months.", "zh": "刑事诉讼中的一种强制措施：嫌疑人、被告人未经批准不得离开住处，并受到监视，最长六个月。"}, "safeguards": {"en": [], "zh": []}, "source": "Criminal Procedure Law of the People’s Republic of China as amended on 14 March 2012, art. 77; Criminal Procedure Law of the People’s Republic of China as amended on 26 October 2018, arts 75 and 79. Read in: arts 73 and 77 (2012) as translated at uianet.net/dictionary/b16035686.html; arts 75 and 76 (2018) in Chinese as reprinted at lwxs88.com/book/8466080, not an official host; art. 79 (2018) as translated at plnmw.com/LawyersDirectory/ewohosbmey.html, a law firm’s site."},
  {"id": "criminal-detention-as-shipped", "code": "criminal_detention", "kind": "criminal_procedure", "names": {"en": "Criminal detention", "zhHans": "刑事拘留", "pinyin": "xíngshì jūliú"}, "abbreviation": null, "otherNames": [], "definition": {"en": "Custody of a suspect by the police before an arrest is approved, usually in a detention centre; at most 37 days.", "zh": "在批准逮捕之前，由公安机关对嫌疑人的羁押，通常在看守所执行，最长三十七日。"}, "safeguards": {"en": [], "zh": []}, "source": "Criminal Procedure Law. Read in: art. 89 (2012) and custody limits as translated at plnmw.com/LawyersDirectory/jsfzljcszf.html, a law firm’s site; “up to 37 days” at lawinamin.com/articles/how-does-a-person-get-convicted-in-china."},
  {"id": "administrative-detention-as-shipped", "code": "administrative_detention", "kind": "administrative", "names": {"en": "Administrative detention", "zhHans": "行政拘留", "pinyin": "xíngzhèng jūliú"}, "abbreviation": null, "otherNames": ["治安拘留"], "definition": {"en": "A punishment ordered by the police without a court, for an offence against public order: up to 15 days, or 20 days when several are combined.", "zh": "公安机关不经法院、对违反治安管理行为作出的处罚，最长十五日，合并执行最长二十日。"}, "safeguards": {"en": [], "zh": []}, "source": "Public Security Administration Punishments Law. Read in: m.64365.com/ask/21607423.aspx and falubang.com (legal advice pages on the Public Security Administration Punishments Law); not checked against the official text."},
  {"id": "bail-as-shipped", "code": "bail", "kind": "criminal_procedure", "names": {"en": "Bail", "zhHans": "取保候审", "pinyin": "qǔbǎo hòushěn"}, "abbreviation": null, "otherNames": ["Release on guarantee pending further investigation"], "definition": {"en": "Release of a suspect or defendant while the case goes on, against a guarantor or a deposit and under conditions, for up to twelve months. It is not an acquittal, and the case may go on.", "zh": "在案件办理期间，嫌疑人、被告人提供保证人或者交纳保证金并遵守规定而不被羁押，最长十二个月。取保候审不等于无罪，案件可能继续。"}, "safeguards": {"en": [], "zh": []}, "source": "Criminal Procedure Law. Read in: art. 79 (2018) as translated at plnmw.com/LawyersDirectory/ewohosbmey.html, a law firm’s site; chinalawandpolicy.com/tag/bail."},
  {"id": "arrest-as-shipped", "code": "arrest", "kind": "criminal_procedure", "names": {"en": "Formal arrest", "zhHans": "逮捕", "pinyin": "dàibǔ"}, "abbreviation": null, "otherNames": [], "definition": {"en": "The decision, approved by the procuratorate or a court, to hold a suspect or defendant in custody for the rest of the case. It comes after the person was first taken, often by weeks or months.", "zh": "经检察院批准或者法院决定，在案件后续过程中羁押嫌疑人、被告人的决定。逮捕在最初被带走之后，往往相隔数周或者数月。"}, "safeguards": {"en": [], "zh": []}, "source": "Criminal Procedure Law. Read in: art. 89 (2012) and custody limits as translated at plnmw.com/LawyersDirectory/jsfzljcszf.html, a law firm’s site; “up to 37 days” at lawinamin.com/articles/how-does-a-person-get-convicted-in-china."},
  {"id": "investigative-custody-as-shipped", "code": "investigative_custody", "kind": "criminal_procedure", "names": {"en": "Custody during investigation", "zhHans": "侦查羁押", "pinyin": "zhēnchá jīyā"}, "abbreviation": null, "otherNames": [], "definition": {"en": "Custody after a formal arrest while the police investigate: two months, which may be extended step by step to seven. The count starts anew when another serious crime is found.", "zh": "逮捕之后侦查期间的羁押：二个月，可以逐次延长至七个月；发现另有重要罪行的，重新计算。"}, "safeguards": {"en": [], "zh": []}, "source": "Criminal Procedure Law. Read in: custody tables at plnmw.com/LawyersDirectory/djrsjqlpfl.html and 6065bob.com/changshi/420895.html; not checked against the official text."},
  {"id": "liuzhi-as-shipped", "code": "liuzhi", "kind": "supervision", "names": {"en": "Retention in custody", "zhHans": "留置", "pinyin": "liúzhì"}, "abbreviation": null, "otherNames": ["Liuzhi"], "definition": {"en": "Custody by a supervision commission, outside criminal procedure, of a person suspected of unlawful acts or crimes in public office.", "zh": "监察委员会在刑事诉讼程序之外，对涉嫌职务违法犯罪的人采取的羁押措施。"}, "safeguards": {"en": [], "zh": []}, "source": "Supervision Law of 20 March 2018, in force the same day, art. 43: Library of Congress, Global Legal Monitor, 9 July 2018; Supervision Law as amended on 25 December 2024, in force from 1 June 2025: Library of Congress, Global Legal Monitor, 2 April 2025."},
  {"id": "shuanggui-as-shipped", "code": "shuanggui", "kind": "party", "names": {"en": "Double designation", "zhHans": "双规", "pinyin": "shuāngguī"}, "abbreviation": null, "otherNames": ["Shuanggui"], "definition": {"en": "Custody of Communist Party members by the Party’s own discipline bodies, at a time and place they designate, under Party rules and not under a statute. Retention in custody took its place.", "zh": "中国共产党纪律检查机关依据党内规定（而非法律），在其规定的时间、地点关押党员的做法，后由留置取代。"}, "safeguards": {"en": [], "zh": []}, "source": "Xinhua by China.org, 22 December 2017 (en.chinagate.cn/2017-12/22/content_50121097.htm)"},
  {"id": "black-jail-as-shipped", "code": "black_jail", "kind": "extra_legal", "names": {"en": "Black jail", "zhHans": "黑监狱", "pinyin": "hēi jiānyù"}, "abbreviation": null, "otherNames": [], "definition": {"en": "A secret place outside any law, such as a hostel or a nursing home, where local officials hold people who came to lodge complaints.", "zh": "没有任何法律依据的秘密关押场所，例如招待所、养老院，地方官员在其中关押上访人员。"}, "safeguards": {"en": [], "zh": []}, "source": "Human Rights Watch, “An Alleyway in Hell: China’s Abusive ‘Black Jails’”, 12 November 2009 (hrw.org/report/2009/11/12/alleyway-hell/chinas-abusive-black-jails)"},
  {"id": "soft-detention-as-shipped", "code": "soft_detention", "kind": "extra_legal", "names": {"en": "Soft detention", "zhHans": "软禁", "pinyin": "ruǎnjìn"}, "abbreviation": null, "otherNames": ["House arrest"], "definition": {"en": "Confinement to one’s home or to another place under watch, without a legal basis or an end date.", "zh": "没有法律依据、也没有期限地将人限制在家中或者其他处所并加以看守。"}, "safeguards": {"en": [], "zh": []}, "source": "Use of the term: Front Line Defenders (frontlinedefenders.org/en/case/jiang-tianyong-subjected-unfair-trial)"},
  {"id": "enforced-disappearance-as-shipped", "code": "enforced_disappearance", "kind": "international_law", "names": {"en": "Enforced disappearance", "zhHans": "强迫失踪", "pinyin": "qiǎngpò shīzōng"}, "abbreviation": null, "otherNames": [], "definition": {"en": "A notion of international law, not a Chinese measure: the authorities deprive someone of liberty and then deny it or conceal where the person is. United Nations experts have called residential surveillance at a designated location a form of it.", "zh": "国际法上的概念，不是中国法律规定的措施：当局剥夺某人自由后予以否认，或者隐瞒其下落。联合国专家曾称指定居所监视居住是强迫失踪的一种形式。"}, "safeguards": {"en": [], "zh": []}, "source": "International Service for Human Rights, briefing paper on residential surveillance at a designated location (ishr.ch/?p=37090) and its summary of China’s legal use of enforced disappearance (ishr.ch/defenders-toolbox/resources); Working Group on Arbitrary Detention, Opinion 9/2022, as reported at ilaad.org"},
  {"id": "non-release-release-as-shipped", "code": "non_release_release", "kind": "extra_legal", "names": {"en": "Non-release release", "zhHans": "伪释放", "pinyin": "wěi shìfàng"}, "abbreviation": null, "otherNames": [], "definition": {"en": "Someone is declared released but stays under guard, at home or elsewhere, for weeks or years, without a legal basis.", "zh": "某人被宣布释放，但仍在家中或者其他地方被看管数周或者数年，没有法律依据。"}, "safeguards": {"en": [], "zh": []}, "source": "Safeguard Defenders, “Non-release release turns freedom in China into an illusion” (safeguarddefenders.com) and “Access Denied 2” (docslib.org/doc/4279585); term of Jerome A. Cohen (jeromecohen.net)"}
]$words$::jsonb) WITH ORDINALITY AS shipped (entry, place) ORDER BY shipped.place;
