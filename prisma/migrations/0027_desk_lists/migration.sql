-- The desk's lists read what they show, however large the record is.

-- A person by a name while it is typed: whoever is called so whole, then names that begin so, the shortest first. Parts of names have their index already.
CREATE INDEX name_key_joined_words_idx ON desk.name_key USING gin (string_to_array(joined, ' '));
CREATE INDEX name_key_begins_idx ON desk.name_key (joined text_pattern_ops) WHERE joined <> '';
CREATE INDEX name_key_hanzi_begins_idx ON desk.name_key (hanzi text_pattern_ops) WHERE hanzi <> '';

-- The newest sources and practices, for a form's lists.
CREATE INDEX public_record_kind_created_at_idx ON desk.public_record (kind, created_at DESC, slug);

-- What waits for an editor, the longest waiting first.
CREATE INDEX change_waiting_idx ON desk.change (submitted_at, id) WHERE state = 'submitted' AND with_change_id IS NULL;
