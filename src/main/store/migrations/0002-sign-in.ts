/**
 * What sign-in needs: the region a conversation was asked in, profiles made in the app with all that is not secret about them, the model lists
 * that AWS gave, certificates trusted besides the system's.
 */
export const signIn = `
ALTER TABLE conversations ADD COLUMN region TEXT NOT NULL DEFAULT '';

ALTER TABLE app_profiles ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
UPDATE app_profiles SET kind = 'app-keys' WHERE kind = 'keychain';

CREATE TABLE model_lists (
  profile_id TEXT NOT NULL,
  region TEXT NOT NULL,
  models TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, region)
) STRICT;

CREATE TABLE certificates (
  fingerprint TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  pem TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
`
