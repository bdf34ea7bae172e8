-- What the public can see, and nothing else. Written by the desk, read by caselight_reader.
-- No time here is finer than a day (docs/architecture.md, rule 8).
CREATE SCHEMA IF NOT EXISTS public_site;

-- The permanent entry of an edition.
CREATE TABLE public_site.edition (
    record_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    published_on date NOT NULL,
    -- SHA-256 of the body's bytes: canonical JSON (RFC 8785) in UTF-8.
    sha256 bytea NOT NULL,
    -- The sha256 of the edition before, 32 zero bytes for the first.
    previous_sha256 bytea NOT NULL,
    reason text NOT NULL,
    -- Why a correction was made, for the public.
    public_note text,
    PRIMARY KEY (record_id, number),
    CONSTRAINT edition_kind_known CHECK (kind IN ('person', 'practice', 'statement', 'country', 'organisation', 'source')),
    CONSTRAINT edition_number_counts CHECK (number > 0),
    CONSTRAINT edition_hashes_are_sha256 CHECK (octet_length(sha256) = 32 AND octet_length(previous_sha256) = 32),
    CONSTRAINT edition_reason_known CHECK (reason IN ('seeded', 'published', 'corrected')),
    CONSTRAINT edition_correction_is_explained CHECK (reason <> 'corrected' OR public_note IS NOT NULL)
);

-- The body: ids of other records only, never their names. NULL once withheld; the entry and its hash stay.
CREATE TABLE public_site.edition_body (
    record_id uuid NOT NULL,
    number integer NOT NULL,
    body text,
    withheld_on date,
    PRIMARY KEY (record_id, number),
    CONSTRAINT edition_body_entry_fkey FOREIGN KEY (record_id, number) REFERENCES public_site.edition (record_id, number) ON DELETE RESTRICT,
    CONSTRAINT edition_body_withheld_or_there CHECK ((body IS NULL) = (withheld_on IS NOT NULL))
);

-- The edition that stands now, with what lists need. Gone when the record is withdrawn.
CREATE TABLE public_site.current_edition (
    record_id uuid PRIMARY KEY,
    kind text NOT NULL,
    slug text NOT NULL,
    number integer NOT NULL,
    document jsonb NOT NULL,
    -- Ids of every record that the document mentions: a withdrawn one is looked up in vain.
    mentions uuid[] NOT NULL,
    CONSTRAINT current_edition_entry_fkey FOREIGN KEY (record_id, number) REFERENCES public_site.edition (record_id, number) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX current_edition_kind_slug_key ON public_site.current_edition (kind, slug);
CREATE UNIQUE INDEX current_edition_record_id_number_key ON public_site.current_edition (record_id, number);
CREATE INDEX current_edition_mentions_idx ON public_site.current_edition USING gin (mentions);

CREATE TABLE public_site.tombstone (
    record_id uuid PRIMARY KEY,
    kind text NOT NULL,
    slug text NOT NULL,
    withdrawn_on date NOT NULL
);
CREATE UNIQUE INDEX tombstone_kind_slug_key ON public_site.tombstone (kind, slug);

-- The one order in which the public site changed; the edge's cache follows it.
CREATE TABLE public_site.publication (
    seq bigint PRIMARY KEY,
    record_id uuid NOT NULL,
    kind text NOT NULL,
    act text NOT NULL,
    -- The edition made or withheld; NULL for a withdrawal.
    number integer,
    on_day date NOT NULL,
    CONSTRAINT publication_act_known CHECK (act IN ('publish', 'correct', 'withhold', 'withdraw'))
);
CREATE INDEX publication_record_id_idx ON public_site.publication (record_id);
