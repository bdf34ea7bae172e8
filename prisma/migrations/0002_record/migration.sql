-- The record on the desk: identities, changes, facts with their citations, revisions and the audit log.

CREATE TABLE desk.public_record (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL,
    slug text NOT NULL,
    -- Raised each time a change is applied; 0 means that nothing was ever applied.
    version integer NOT NULL DEFAULT 0,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    withdrawn_at timestamptz(3),
    CONSTRAINT public_record_kind_known CHECK (kind IN ('person', 'practice', 'statement', 'country', 'organisation', 'source')),
    CONSTRAINT public_record_slug_plain CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
CREATE UNIQUE INDEX public_record_kind_slug_key ON desk.public_record (kind, slug);
-- Lets a reference demand a kind: a case belongs to a person, a citation to a source.
CREATE UNIQUE INDEX public_record_id_kind_key ON desk.public_record (id, kind);

CREATE TABLE desk.detention_case (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    person_kind text NOT NULL DEFAULT 'person',
    -- 1, 2, 3 … within the person; the permalink is #case-1.
    number integer NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT detention_case_person_fkey FOREIGN KEY (person_id, person_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT detention_case_of_a_person CHECK (person_kind = 'person'),
    CONSTRAINT detention_case_number_counts CHECK (number > 0)
);
CREATE UNIQUE INDEX detention_case_person_id_number_key ON desk.detention_case (person_id, number);

-- Identity only: what is known of an event are its readings, one per source and case.
CREATE TABLE desk.timeline_event (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE desk.change (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    record_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    state text NOT NULL DEFAULT 'draft',
    origin text NOT NULL DEFAULT 'desk',
    -- The record's version that the first author saw.
    base_version integer NOT NULL,
    -- A new source travels with the change that cites it: submitted, returned and published together.
    with_change_id uuid REFERENCES desk.change (id) ON DELETE RESTRICT,
    created_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    submitted_at timestamptz(3),
    decided_at timestamptz(3),
    decided_by uuid REFERENCES desk.account (id) ON DELETE RESTRICT,
    -- What the authors tell the editor. Never public.
    note text,
    CONSTRAINT change_state_known CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'applied', 'discarded')),
    CONSTRAINT change_origin_known CHECK (origin IN ('desk', 'seed')),
    CONSTRAINT change_decided_by_someone CHECK (state NOT IN ('approved', 'applied') OR (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
    CONSTRAINT change_not_with_itself CHECK (with_change_id IS DISTINCT FROM id)
);
CREATE INDEX change_record_id_idx ON desk.change (record_id);
CREATE INDEX change_state_idx ON desk.change (state);
CREATE INDEX change_with_change_id_idx ON desk.change (with_change_id);

CREATE TABLE desk.change_author (
    change_id uuid NOT NULL REFERENCES desk.change (id) ON DELETE RESTRICT,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    PRIMARY KEY (change_id, account_id)
);

CREATE TABLE desk.change_comment (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    change_id uuid NOT NULL REFERENCES desk.change (id) ON DELETE RESTRICT,
    account_id uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    at timestamptz(3) NOT NULL DEFAULT now(),
    text text NOT NULL
);
CREATE INDEX change_comment_change_id_idx ON desk.change_comment (change_id);

-- One source-backed reading of one thing. Never updated in its value: an edit retires one fact and adds another.
-- Current = the adding change is applied and no applied change retired it. A second retirement of the same fact
-- finds retired_by_change taken: that is the optimistic concurrency of the desk.
CREATE TABLE desk.assertion (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL,
    record_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    question text NOT NULL,
    standing text NOT NULL DEFAULT 'accepted',
    certainty text NOT NULL DEFAULT 'certain',
    modality text NOT NULL DEFAULT 'stated',
    visibility text NOT NULL DEFAULT 'public',
    said_by_id uuid REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    said_by_text text,
    edtf text,
    earliest date,
    latest date,
    date_printed text,
    date_counted_from date,
    preferred boolean NOT NULL DEFAULT false,
    preferred_reason text,
    internal_note text,
    replaces_id uuid REFERENCES desk.assertion (id) ON DELETE RESTRICT,
    created_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    added_by_change_id uuid NOT NULL REFERENCES desk.change (id) ON DELETE RESTRICT,
    retired_by_change_id uuid REFERENCES desk.change (id) ON DELETE RESTRICT,
    CONSTRAINT assertion_kind_known CHECK (kind IN ('name', 'attribute', 'event_reading', 'affiliation', 'passage', 'about', 'speaker', 'signature', 'source_link')),
    CONSTRAINT assertion_standing_known CHECK (standing IN ('accepted', 'disputed', 'rejected')),
    CONSTRAINT assertion_certainty_known CHECK (certainty IN ('certain', 'likely', 'uncertain')),
    CONSTRAINT assertion_modality_known CHECK (modality IN ('stated', 'alleged', 'may_have', 'denied', 'admitted')),
    CONSTRAINT assertion_visibility_known CHECK (visibility IN ('public', 'internal')),
    CONSTRAINT assertion_days_in_order CHECK (earliest IS NULL OR latest IS NULL OR earliest <= latest),
    CONSTRAINT assertion_days_need_edtf CHECK (edtf IS NOT NULL OR (earliest IS NULL AND latest IS NULL AND date_printed IS NULL AND date_counted_from IS NULL)),
    CONSTRAINT assertion_preferred_has_reason CHECK (NOT preferred OR preferred_reason IS NOT NULL)
);
CREATE UNIQUE INDEX assertion_id_kind_key ON desk.assertion (id, kind);
CREATE INDEX assertion_record_id_question_idx ON desk.assertion (record_id, question);
CREATE INDEX assertion_added_by_change_id_idx ON desk.assertion (added_by_change_id);
CREATE INDEX assertion_retired_by_change_id_idx ON desk.assertion (retired_by_change_id);
-- One preferred answer to a question among those not retired.
CREATE UNIQUE INDEX assertion_one_preferred ON desk.assertion (record_id, question) WHERE preferred AND retired_by_change_id IS NULL;
-- A fact is replaced at most once.
CREATE UNIQUE INDEX assertion_replaced_once ON desk.assertion (replaces_id, added_by_change_id) WHERE replaces_id IS NOT NULL AND retired_by_change_id IS NULL;

CREATE TABLE desk.name (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'name' CHECK (kind = 'name'),
    text text NOT NULL,
    language text NOT NULL,
    name_kind text NOT NULL,
    CONSTRAINT name_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT name_kind_known CHECK (name_kind IN ('main', 'native', 'transliteration', 'alias', 'former', 'screen', 'as_printed'))
);

CREATE TABLE desk.attribute (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'attribute' CHECK (kind = 'attribute'),
    attribute text NOT NULL,
    text text NOT NULL,
    language text,
    CONSTRAINT attribute_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT attribute_known CHECK (attribute IN ('occupation', 'description', 'title', 'publisher', 'address', 'language', 'medium', 'form', 'dated', 'publicity', 'longest'))
);

CREATE TABLE desk.event_reading (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'event_reading' CHECK (kind = 'event_reading'),
    event_id uuid NOT NULL REFERENCES desk.timeline_event (id) ON DELETE RESTRICT,
    case_id uuid NOT NULL REFERENCES desk.detention_case (id) ON DELETE RESTRICT,
    stage text,
    event_kind text,
    practice_id uuid,
    practice_kind text CHECK (practice_kind = 'practice'),
    place text,
    text text NOT NULL,
    language text NOT NULL,
    CONSTRAINT event_reading_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT event_reading_practice_fkey FOREIGN KEY (practice_id, practice_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT event_reading_practice_is_one CHECK ((practice_id IS NULL) = (practice_kind IS NULL)),
    CONSTRAINT event_reading_stage_or_kind CHECK ((stage IS NULL) <> (event_kind IS NULL)),
    CONSTRAINT event_reading_stage_known CHECK (stage IN ('taken_away', 'administrative_detention', 'criminal_detention', 'rsdl', 'bail', 'arrest_requested', 'arrest', 'investigation', 'prosecution_review', 'supplementary_investigation', 'indicted', 'non_prosecution', 'pretrial_conference', 'trial', 'verdict', 'appeal', 'judgment_final', 'imprisonment', 'suspended', 'exempt', 'released', 'non_release_release', 'died')),
    CONSTRAINT event_reading_event_kind_known CHECK (event_kind IN ('round_up', 'health', 'family', 'access', 'work', 'protest', 'other'))
);
CREATE INDEX event_reading_event_id_idx ON desk.event_reading (event_id);
CREATE INDEX event_reading_case_id_idx ON desk.event_reading (case_id);

CREATE TABLE desk.affiliation (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'affiliation' CHECK (kind = 'affiliation'),
    to_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    affiliation text NOT NULL,
    role text,
    language text NOT NULL,
    CONSTRAINT affiliation_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT affiliation_known CHECK (affiliation IN ('works_for', 'office_of', 'part_of', 'body_of'))
);

CREATE TABLE desk.passage (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'passage' CHECK (kind = 'passage'),
    passage text NOT NULL,
    quoted boolean NOT NULL,
    position integer NOT NULL,
    text text NOT NULL,
    language text NOT NULL,
    CONSTRAINT passage_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT passage_known CHECK (passage IN ('demand', 'condemnation', 'concern', 'claim', 'comment', 'admission', 'term'))
);

CREATE TABLE desk.about (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'about' CHECK (kind = 'about'),
    to_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    relation text NOT NULL,
    CONSTRAINT about_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT about_relation_known CHECK (relation IN ('names', 'concerns', 'comments_on', 'answers', 'reports', 'addressed_to'))
);

CREATE TABLE desk.speaker (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'speaker' CHECK (kind = 'speaker'),
    by_id uuid REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    described text,
    language text NOT NULL,
    CONSTRAINT speaker_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT speaker_is_someone CHECK (by_id IS NOT NULL OR described IS NOT NULL)
);

CREATE TABLE desk.signature (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'signature' CHECK (kind = 'signature'),
    country_id uuid NOT NULL,
    country_kind text NOT NULL DEFAULT 'country' CHECK (country_kind = 'country'),
    state text NOT NULL,
    capacity text,
    language text NOT NULL,
    CONSTRAINT signature_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT signature_country_fkey FOREIGN KEY (country_id, country_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT signature_state_known CHECK (state IN ('signed', 'noted_absent'))
);

CREATE TABLE desk.source_link (
    assertion_id uuid PRIMARY KEY,
    kind text NOT NULL DEFAULT 'source_link' CHECK (kind = 'source_link'),
    parent_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    CONSTRAINT source_link_assertion_fkey FOREIGN KEY (assertion_id, kind) REFERENCES desk.assertion (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- A detail belongs to a fact of its own kind, once; the code's one-to-one relations need the pair to be unique.
CREATE UNIQUE INDEX name_assertion_id_kind_key ON desk.name (assertion_id, kind);
CREATE UNIQUE INDEX attribute_assertion_id_kind_key ON desk.attribute (assertion_id, kind);
CREATE UNIQUE INDEX event_reading_assertion_id_kind_key ON desk.event_reading (assertion_id, kind);
CREATE UNIQUE INDEX affiliation_assertion_id_kind_key ON desk.affiliation (assertion_id, kind);
CREATE UNIQUE INDEX passage_assertion_id_kind_key ON desk.passage (assertion_id, kind);
CREATE UNIQUE INDEX about_assertion_id_kind_key ON desk.about (assertion_id, kind);
CREATE UNIQUE INDEX speaker_assertion_id_kind_key ON desk.speaker (assertion_id, kind);
CREATE UNIQUE INDEX signature_assertion_id_kind_key ON desk.signature (assertion_id, kind);
CREATE UNIQUE INDEX source_link_assertion_id_kind_key ON desk.source_link (assertion_id, kind);

-- One quotation of one source; several facts may rest on it.
CREATE TABLE desk.citation (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    source_id uuid NOT NULL,
    source_kind text NOT NULL DEFAULT 'source' CHECK (source_kind = 'source'),
    exact text NOT NULL,
    prefix text NOT NULL DEFAULT '',
    suffix text NOT NULL DEFAULT '',
    start_position integer,
    end_position integer,
    locator text,
    internal_note text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT citation_source_fkey FOREIGN KEY (source_id, source_kind) REFERENCES desk.public_record (id, kind) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT citation_quotes_something CHECK (exact <> ''),
    -- JavaScript positions (UTF-16), 0-based, end exclusive, of a text without characters beyond the Basic Multilingual Plane.
    CONSTRAINT citation_position_fits CHECK ((start_position IS NULL) = (end_position IS NULL) AND (start_position IS NULL OR end_position - start_position = char_length(exact)))
);
CREATE INDEX citation_source_id_idx ON desk.citation (source_id);

CREATE TABLE desk.assertion_citation (
    assertion_id uuid NOT NULL REFERENCES desk.assertion (id) ON DELETE RESTRICT,
    citation_id uuid NOT NULL REFERENCES desk.citation (id) ON DELETE RESTRICT,
    PRIMARY KEY (assertion_id, citation_id)
);
CREATE INDEX assertion_citation_citation_id_idx ON desk.assertion_citation (citation_id);

-- The stored text of a source, to verify positions with. Third-party: never served whole, never in an edition.
CREATE TABLE desk.source_text (
    source_id uuid PRIMARY KEY REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    text text NOT NULL,
    sha256 bytea NOT NULL,
    CONSTRAINT source_text_is_unaltered CHECK (sha256 = sha256(convert_to(text, 'UTF8')))
);

-- What a record looked like after each applied change: any can be read, compared and restored.
CREATE TABLE desk.revision (
    record_id uuid NOT NULL REFERENCES desk.public_record (id) ON DELETE RESTRICT,
    version integer NOT NULL,
    -- NULL for an act without a change: a withdrawal, a body withheld.
    change_id uuid REFERENCES desk.change (id) ON DELETE RESTRICT,
    applied_by uuid NOT NULL REFERENCES desk.account (id) ON DELETE RESTRICT,
    applied_at timestamptz(3) NOT NULL DEFAULT now(),
    reason text,
    document jsonb NOT NULL,
    PRIMARY KEY (record_id, version)
);
CREATE UNIQUE INDEX revision_change_id_key ON desk.revision (change_id);

-- Who did what to which thing; ids and codes only, never names or text. Chained by hash, in one order.
CREATE TABLE desk.audit (
    seq bigint PRIMARY KEY,
    at timestamptz(3) NOT NULL,
    actor_id uuid,
    event text NOT NULL,
    subject_kind text NOT NULL,
    -- No foreign key: the row must outlive its subject.
    subject_id uuid,
    detail jsonb NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE INDEX audit_subject_id_idx ON desk.audit (subject_id);
