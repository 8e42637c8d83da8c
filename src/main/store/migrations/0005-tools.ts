/** What tools need: granted folders, what a person allows from now on, notes, MCP servers, and a record of every call. */
export const tools = `
CREATE TABLE granted_folders (
  id TEXT PRIMARY KEY NOT NULL,
  conversation_id TEXT REFERENCES conversations (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  access TEXT NOT NULL CHECK (access IN ('read', 'read-write')),
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX granted_folders_by_conversation ON granted_folders (coalesce(conversation_id, ''), path);

CREATE TABLE remembered_approvals (
  id TEXT PRIMARY KEY NOT NULL,
  conversation_id TEXT REFERENCES conversations (id) ON DELETE CASCADE,
  tool_name TEXT NOT NULL,
  tool_title TEXT NOT NULL,
  what TEXT NOT NULL,
  key TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX remembered_approvals_by_key ON remembered_approvals (key, coalesce(conversation_id, ''));

CREATE TABLE notes (
  id TEXT PRIMARY KEY NOT NULL,
  conversation_id TEXT REFERENCES conversations (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  written_by TEXT NOT NULL CHECK (written_by IN ('assistant', 'person')),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_by_conversation ON notes (conversation_id);

CREATE TABLE mcp_servers (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  transport TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  confirmed_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE mcp_tools (
  server_id TEXT NOT NULL REFERENCES mcp_servers (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (server_id, name)
) STRICT;

CREATE TABLE tool_audit (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  conversation_id TEXT REFERENCES conversations (id) ON DELETE SET NULL,
  tool_name TEXT NOT NULL,
  server_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  input TEXT NOT NULL,
  decision TEXT NOT NULL,
  duration_ms REAL,
  result_bytes INTEGER,
  outcome TEXT
) STRICT;
CREATE INDEX tool_audit_by_time ON tool_audit (at DESC);
CREATE INDEX tool_audit_by_conversation ON tool_audit (conversation_id) WHERE conversation_id IS NOT NULL;
`
