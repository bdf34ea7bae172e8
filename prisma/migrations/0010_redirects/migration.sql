-- Old addresses of records that stand: after a merge, or where an address was changed. The site answers them with 301.
CREATE TABLE public_site.redirect (
    kind text NOT NULL,
    slug text NOT NULL,
    -- Where it leads: looked up among the standing records when read, so that one withdrawn since is led to by nothing.
    record_id uuid NOT NULL,
    since date NOT NULL,
    PRIMARY KEY (kind, slug),
    CONSTRAINT redirect_kind_known CHECK (kind IN ('person', 'practice', 'statement', 'country', 'organisation', 'source')),
    CONSTRAINT redirect_slug_is_an_address CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120)
);
CREATE INDEX redirect_record_id_idx ON public_site.redirect (record_id);

-- One address has one meaning. Publications take the lock shared and a redirect takes it alone, so that neither can miss the other; it is one
-- lock for all addresses, since a publication in bulk would fill the table of locks with one per record. Whoever writes a redirect and a row
-- of public_site.publication in one transaction writes the redirect first: publications take these two locks in that order.
CREATE FUNCTION public_site.redirect_shadows_nothing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(4201703);
    IF EXISTS (SELECT FROM public_site.current_edition WHERE kind = NEW.kind AND slug = NEW.slug) THEN
        RAISE EXCEPTION 'a redirect never shadows a standing record' USING ERRCODE = 'CL050';
    END IF;
    IF NOT EXISTS (SELECT FROM public_site.current_edition WHERE record_id = NEW.record_id AND kind = NEW.kind) THEN
        RAISE EXCEPTION 'a redirect leads to a standing record of its kind' USING ERRCODE = 'CL051';
    END IF;
    -- It would tell who was withdrawn.
    IF EXISTS (SELECT FROM public_site.tombstone WHERE kind = NEW.kind AND slug = NEW.slug) THEN
        RAISE EXCEPTION 'the address of a withdrawn record leads nowhere' USING ERRCODE = 'CL052';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER redirect_shadows_nothing BEFORE INSERT OR UPDATE ON public_site.redirect FOR EACH ROW EXECUTE FUNCTION public_site.redirect_shadows_nothing();

CREATE FUNCTION public_site.current_address_is_free() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public_site, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(4201703);
    IF EXISTS (SELECT FROM public_site.redirect WHERE kind = NEW.kind AND slug = NEW.slug) THEN
        RAISE EXCEPTION 'an old address that leads elsewhere is not given away' USING ERRCODE = 'CL050';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER current_address_is_free BEFORE INSERT OR UPDATE ON public_site.current_edition FOR EACH ROW EXECUTE FUNCTION public_site.current_address_is_free();

REVOKE EXECUTE ON FUNCTION public_site.redirect_shadows_nothing(), public_site.current_address_is_free() FROM PUBLIC;

-- The desk adds old addresses and takes none away yet: un-merging will bring its own grant, with its own rule.
GRANT SELECT ON public_site.redirect TO caselight_reader;
GRANT SELECT, INSERT ON public_site.redirect TO caselight_desk;
