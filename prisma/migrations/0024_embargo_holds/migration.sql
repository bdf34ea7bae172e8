-- An embargo holds past every command: it ends with its change or at its time, and nothing that waits with it is public before.

-- As in migration 0022, and: that it was published, or refused, can be said at its time at the earliest.
CREATE OR REPLACE FUNCTION desk.embargo_keeps_its_time() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.state <> 'waiting' OR (to_jsonb(OLD) - ARRAY['state', 'ended_at', 'refusal']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['state', 'ended_at', 'refusal']) THEN
            RAISE EXCEPTION 'an embargo keeps its time and its end' USING ERRCODE = 'CL118';
        END IF;
        IF NEW.state IN ('published', 'refused') AND OLD.publish_at > clock_timestamp() THEN
            RAISE EXCEPTION 'an embargo is over at its time, and not before' USING ERRCODE = 'CL138';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> 'waiting' OR NEW.publish_at <= clock_timestamp()
        OR NOT EXISTS (SELECT FROM desk.change WHERE id = NEW.change_id AND state = 'approved' AND decided_by = NEW.approved_by) THEN
        RAISE EXCEPTION 'an embargo is of a change that its editor has approved, and lies ahead' USING ERRCODE = 'CL118';
    END IF;
    RETURN NEW;
END $$;

-- Taken back or refused, its change is approved no longer when the transaction ends; published, it is applied. Else one UPDATE of the embargo would set
-- an approved change free.
CREATE FUNCTION desk.embargo_ends_with_its_change() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE
    standing text;
BEGIN
    SELECT state INTO standing FROM desk.change WHERE id = NEW.change_id;
    IF standing = 'approved' OR (NEW.state = 'published') <> (standing = 'applied') THEN
        RAISE EXCEPTION 'an embargo ends with its change' USING ERRCODE = 'CL138';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER embargo_ends_with_its_change AFTER UPDATE ON desk.embargo DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.state = 'waiting' AND NEW.state <> 'waiting') EXECUTE FUNCTION desk.embargo_ends_with_its_change();

-- As in migration 0022, and: whoever applies the change after its time ends the embargo with it, or it would be looked at for ever.
CREATE OR REPLACE FUNCTION desk.embargo_holds() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF NEW.state = 'applied' AND EXISTS (SELECT FROM desk.embargo WHERE change_id = NEW.id AND state = 'waiting' AND publish_at > clock_timestamp()) THEN
        RAISE EXCEPTION 'an embargoed change is not published before its time' USING ERRCODE = 'CL112';
    END IF;
    UPDATE desk.embargo SET state = CASE NEW.state WHEN 'applied' THEN 'published' ELSE 'taken_back' END, ended_at = now() WHERE change_id = NEW.id AND state = 'waiting';
    RETURN NEW;
END $$;

-- Until when a source that nobody has published is held back: it is cited, in public, by a change that waits for its time, other than `besides`. Null where it
-- is not.
CREATE FUNCTION desk.source_waits_until(source uuid, besides uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
    SELECT max(e.publish_at)
    FROM desk.embargo e
        JOIN desk.assertion fact ON fact.added_by_change_id = e.change_id AND fact.retired_by_change_id IS DISTINCT FROM e.change_id AND fact.visibility = 'public' AND fact.standing <> 'rejected'
        JOIN desk.assertion_citation link ON link.assertion_id = fact.id
        JOIN desk.citation quoted ON quoted.id = link.citation_id AND quoted.source_id = source
    WHERE e.state = 'waiting' AND e.publish_at > clock_timestamp() AND e.change_id IS DISTINCT FROM besides
        AND EXISTS (SELECT FROM desk.public_record WHERE id = source AND kind = 'source' AND version = 0)
$$;

-- What is new in an embargoed change becomes public through no other change that cites it, and through none of its own.
CREATE FUNCTION desk.new_source_waits() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
    IF desk.source_waits_until(NEW.record_id, NULL) IS NOT NULL THEN
        RAISE EXCEPTION 'a new source waits with the embargoed change that cites it' USING ERRCODE = 'CL139';
    END IF;
    RETURN NEW;
END $$;
-- Named to fire after change_embargo_holds, which says more of what is wrong.
CREATE TRIGGER change_new_source_waits BEFORE UPDATE OF state ON desk.change FOR EACH ROW
    WHEN (NEW.state = 'applied' AND OLD.state <> 'applied') EXECUTE FUNCTION desk.new_source_waits();

-- An edition can be made of an approved change (migration 0004): of one that waits it is not, nor of a source that waits with it.
CREATE FUNCTION public_site.edition_waits_for_its_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM desk.publication_act act JOIN desk.embargo e ON e.change_id = act.change_id AND e.state = 'waiting' AND e.publish_at > clock_timestamp()
        WHERE act.record_id = NEW.record_id AND act.number = NEW.number
    ) THEN
        RAISE EXCEPTION 'no edition is made of an embargoed change before its time' USING ERRCODE = 'CL112';
    END IF;
    IF desk.source_waits_until(NEW.record_id, NULL) IS NOT NULL THEN
        RAISE EXCEPTION 'a new source waits with the embargoed change that cites it' USING ERRCODE = 'CL139';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER edition_waits_for_its_time AFTER INSERT ON public_site.edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public_site.edition_waits_for_its_time();

REVOKE EXECUTE ON FUNCTION desk.embargo_ends_with_its_change(), desk.source_waits_until(uuid, uuid), desk.new_source_waits(), public_site.edition_waits_for_its_time() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.source_waits_until(uuid, uuid) TO caselight_desk;
