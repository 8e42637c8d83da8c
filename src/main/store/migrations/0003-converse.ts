/**
 * What every option of Converse needs: settings of conversations and of models, what was learned of models, messages and turns that are not sent any
 * more, schemas, prices, the requests as they were sent, and all that is counted of one. The usage table is made anew: its list of purposes grew.
 */
export const converse = `
ALTER TABLE conversations ADD COLUMN inference TEXT NOT NULL DEFAULT '{}';
ALTER TABLE conversations ADD COLUMN context_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN context_summary TEXT;

ALTER TABLE messages ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;

CREATE TABLE model_settings (model_id TEXT PRIMARY KEY NOT NULL, inference TEXT NOT NULL) STRICT;

CREATE TABLE learned_rules (model_id TEXT PRIMARY KEY NOT NULL, rule TEXT NOT NULL, learned_at INTEGER NOT NULL) STRICT;

CREATE TABLE output_schemas (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  schema TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE prices (
  base_model_id TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('global', 'geo', 'any')),
  source TEXT NOT NULL CHECK (source IN ('user', 'aws')),
  input REAL NOT NULL,
  output REAL NOT NULL,
  cache_read REAL,
  cache_write_5m REAL,
  cache_write_1h REAL,
  as_of TEXT NOT NULL,
  PRIMARY KEY (base_model_id, scope, source)
) STRICT;

-- The messages of a request are kept once for a conversation, however many requests repeat them; a piece goes with the last request that has it.
CREATE TABLE request_pieces (
  id INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (conversation_id, hash)
) STRICT;
CREATE TABLE exchanges (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  operation TEXT NOT NULL,
  model_id TEXT NOT NULL,
  request TEXT NOT NULL,
  response TEXT,
  sent_at INTEGER NOT NULL,
  UNIQUE (message_id, attempt)
) STRICT;
CREATE INDEX exchanges_by_conversation ON exchanges (conversation_id);
CREATE TABLE exchange_pieces (
  exchange_id INTEGER NOT NULL REFERENCES exchanges (id) ON DELETE CASCADE,
  piece_id INTEGER NOT NULL REFERENCES request_pieces (id) ON DELETE CASCADE,
  PRIMARY KEY (piece_id, exchange_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_pieces_by_exchange ON exchange_pieces (exchange_id);
CREATE TRIGGER piece_unused AFTER DELETE ON exchange_pieces BEGIN
  DELETE FROM request_pieces WHERE id = old.piece_id AND NOT EXISTS (SELECT 1 FROM exchange_pieces WHERE piece_id = old.piece_id);
END;

CREATE TABLE usage_2 (
  id INTEGER PRIMARY KEY,
  conversation_id TEXT REFERENCES conversations (id) ON DELETE SET NULL,
  message_id TEXT REFERENCES messages (id) ON DELETE SET NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('reply', 'title', 'summary')),
  profile_id TEXT NOT NULL,
  region TEXT NOT NULL DEFAULT '',
  model_id TEXT NOT NULL,
  input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  cache_read_tokens INTEGER NOT NULL,
  cache_write_tokens INTEGER NOT NULL,
  cache_write_1h_tokens INTEGER NOT NULL DEFAULT 0,
  cost_usd REAL,
  saved_usd REAL,
  price_as_of TEXT,
  service_tier TEXT,
  stop_reason TEXT,
  latency_ms REAL,
  time_to_first_token_ms REAL,
  request_id TEXT,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO usage_2 (id, conversation_id, message_id, purpose, profile_id, model_id, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_usd, price_as_of, created_at)
  SELECT id, conversation_id, message_id, purpose, profile_id, model_id, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_usd, price_as_of, created_at FROM usage;
DROP TABLE usage;
ALTER TABLE usage_2 RENAME TO usage;
CREATE INDEX usage_by_conversation ON usage (conversation_id);
CREATE INDEX usage_by_message ON usage (message_id);
CREATE INDEX usage_by_time ON usage (created_at);
`
