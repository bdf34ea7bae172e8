-- What somebody took along stands on their Today. Among all that one has done exports are few: without an index of their own the log would be read back to one's
-- first day to find them.
CREATE INDEX audit_export_idx ON desk.audit (actor_id, seq DESC) WHERE event = 'export.made';
