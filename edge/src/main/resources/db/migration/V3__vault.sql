-- What residents told the centre about themselves: sealed under a key for each record, the keys sealed under a master key
-- that is not in the database. Erasing a record destroys its key.

CREATE SCHEMA vault;

CREATE TABLE vault.key (
    id     text PRIMARY KEY,
    sealed bytea NOT NULL
);
COMMENT ON TABLE vault.key IS 'one data key for each record, under the master key; gone when the record is erased';

CREATE TABLE vault.record (
    id        text PRIMARY KEY,
    sealed    bytea NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE vault.record IS 'personal words under their data key; bound to their id, so records cannot be exchanged';

GRANT USAGE ON SCHEMA vault TO tocsin_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON vault.key, vault.record TO tocsin_app;
