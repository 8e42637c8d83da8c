/** The first shape of the database. FTS5 tables follow their sources by triggers, so no caller can forget them; what they index has an explicit integer key, because VACUUM may renumber any other. */
export const initial = `
CREATE TABLE conversations (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_source TEXT NOT NULL CHECK (title_source IN ('none', 'auto', 'user')),
  profile_id TEXT NOT NULL,
  model_id TEXT NOT NULL,
  preview TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_by_update ON conversations (updated_at DESC, id);

CREATE TABLE messages (
  id TEXT PRIMARY KEY NOT NULL,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  turn_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  status TEXT NOT NULL CHECK (status IN ('pending', 'streaming', 'complete', 'interrupted', 'failed', 'cancelled')),
  error TEXT,
  details TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (conversation_id, position)
) STRICT;
CREATE INDEX messages_unfinished ON messages (status) WHERE status IN ('pending', 'streaming');

CREATE TABLE attachments (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  page_count INTEGER,
  readable_page_count INTEGER,
  has_thumbnail INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_by_hash ON attachments (sha256);

CREATE TABLE attachment_pages (
  id INTEGER PRIMARY KEY,
  attachment_id TEXT NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (attachment_id, page)
) STRICT;

CREATE TABLE parts (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  part_index INTEGER NOT NULL,
  type TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  data TEXT,
  attachment_id TEXT REFERENCES attachments (id),
  UNIQUE (message_id, part_index)
) STRICT;
CREATE INDEX parts_by_attachment ON parts (attachment_id) WHERE attachment_id IS NOT NULL;

CREATE TABLE drafts (
  conversation_key TEXT PRIMARY KEY NOT NULL,
  conversation_id TEXT REFERENCES conversations (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE draft_attachments (
  conversation_key TEXT NOT NULL REFERENCES drafts (conversation_key) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  attachment_id TEXT NOT NULL REFERENCES attachments (id),
  PRIMARY KEY (conversation_key, place)
) STRICT;
CREATE INDEX draft_attachments_by_attachment ON draft_attachments (attachment_id);

CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;

CREATE TABLE app_profiles (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  region TEXT,
  secret_saved INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE usage (
  id INTEGER PRIMARY KEY,
  conversation_id TEXT REFERENCES conversations (id) ON DELETE SET NULL,
  message_id TEXT REFERENCES messages (id) ON DELETE SET NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('reply', 'title')),
  profile_id TEXT NOT NULL,
  model_id TEXT NOT NULL,
  input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  cache_read_tokens INTEGER NOT NULL,
  cache_write_tokens INTEGER NOT NULL,
  cost_usd REAL,
  price_as_of TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX usage_by_conversation ON usage (conversation_id);
CREATE INDEX usage_by_message ON usage (message_id);

CREATE VIRTUAL TABLE title_index USING fts5 (title, content = 'conversations', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE text_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE file_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE name_index USING fts5 (name, content = 'attachments', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO title_index (title_index, rank) VALUES ('secure-delete', 1);
INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1);
INSERT INTO file_index (file_index, rank) VALUES ('secure-delete', 1);
INSERT INTO name_index (name_index, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER title_added AFTER INSERT ON conversations BEGIN
  INSERT INTO title_index (rowid, title) VALUES (new.number, new.title);
END;
CREATE TRIGGER title_changed AFTER UPDATE OF title ON conversations BEGIN
  INSERT INTO title_index (title_index, rowid, title) VALUES ('delete', old.number, old.title);
  INSERT INTO title_index (rowid, title) VALUES (new.number, new.title);
END;
CREATE TRIGGER title_removed AFTER DELETE ON conversations BEGIN
  INSERT INTO title_index (title_index, rowid, title) VALUES ('delete', old.number, old.title);
END;

CREATE TRIGGER name_added AFTER INSERT ON attachments BEGIN
  INSERT INTO name_index (rowid, name) VALUES (new.number, new.name);
END;
CREATE TRIGGER name_removed AFTER DELETE ON attachments BEGIN
  INSERT INTO name_index (name_index, rowid, name) VALUES ('delete', old.number, old.name);
END;

CREATE TRIGGER page_added AFTER INSERT ON attachment_pages BEGIN
  INSERT INTO file_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER page_removed AFTER DELETE ON attachment_pages BEGIN
  DELETE FROM file_index WHERE rowid = old.id;
END;

CREATE TRIGGER part_added AFTER INSERT ON parts
WHEN new.type = 'text' AND (SELECT status FROM messages WHERE id = new.message_id) NOT IN ('pending', 'streaming') BEGIN
  INSERT INTO text_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER part_changed AFTER UPDATE OF type, text ON parts
WHEN (SELECT status FROM messages WHERE id = new.message_id) NOT IN ('pending', 'streaming') BEGIN
  DELETE FROM text_index WHERE rowid = old.id;
  INSERT INTO text_index (rowid, text) SELECT new.id, new.text WHERE new.type = 'text';
END;
CREATE TRIGGER part_removed AFTER DELETE ON parts WHEN old.type = 'text' BEGIN
  DELETE FROM text_index WHERE rowid = old.id;
END;
CREATE TRIGGER message_finished AFTER UPDATE OF status ON messages
WHEN old.status IN ('pending', 'streaming') AND new.status NOT IN ('pending', 'streaming') BEGIN
  INSERT INTO text_index (rowid, text) SELECT id, text FROM parts WHERE message_id = new.id AND type = 'text';
END;
`
