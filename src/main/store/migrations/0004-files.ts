/**
 * What files need: what was learned of each when it was read, pages chosen of it, where in S3 it came from, whether its bytes are gone; names of
 * sheets; and batches, which ask one question of many files.
 */
export const files = `
ALTER TABLE attachments ADD COLUMN failed_pages TEXT NOT NULL DEFAULT '[]';
ALTER TABLE attachments ADD COLUMN page_selection TEXT;
ALTER TABLE attachments ADD COLUMN width INTEGER;
ALTER TABLE attachments ADD COLUMN height INTEGER;
ALTER TABLE attachments ADD COLUMN s3 TEXT;
ALTER TABLE attachments ADD COLUMN is_stored INTEGER NOT NULL DEFAULT 1;
ALTER TABLE attachments ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attachments ADD COLUMN has_view INTEGER NOT NULL DEFAULT 0;
CREATE INDEX attachments_by_time ON attachments (created_at DESC);

ALTER TABLE attachment_pages ADD COLUMN label TEXT NOT NULL DEFAULT '';

CREATE TABLE batches (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  prompt TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  region TEXT NOT NULL,
  model_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'done')),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE batch_items (
  batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  attachment_id TEXT NOT NULL REFERENCES attachments (id),
  status TEXT NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  conversation_id TEXT REFERENCES conversations (id) ON DELETE SET NULL,
  error TEXT,
  PRIMARY KEY (batch_id, place)
) STRICT;
CREATE INDEX batch_items_by_attachment ON batch_items (attachment_id);
CREATE INDEX batch_items_by_conversation ON batch_items (conversation_id) WHERE conversation_id IS NOT NULL;
`
