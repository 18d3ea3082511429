-- The journal: what the centre accepted, in one order, chained by hashes. docs/journal.md says how.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tocsin_app') THEN
        CREATE ROLE tocsin_app NOLOGIN;
    END IF;
END $$;

CREATE SCHEMA journal;

CREATE TABLE journal.record (
    sequence      bigint PRIMARY KEY CHECK (sequence > 0),
    at            timestamptz NOT NULL,
    actor         text NOT NULL,
    key           text NOT NULL,
    events        text NOT NULL,
    previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash          bytea NOT NULL CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE journal.record IS 'accepted commands; append-only, gapless, hash-chained';
-- Times never go backwards with the sequence, so a block range index finds an instant and costs next to nothing.
CREATE INDEX record_at ON journal.record USING brin (at) WITH (pages_per_range = 16, autosummarize = on);

CREATE TABLE journal.subject (
    kind     text NOT NULL,
    id       text NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (kind, id, sequence)
);
COMMENT ON TABLE journal.subject IS 'which records tell of a call, an incident or a unit: their timelines';

CREATE TABLE journal.snapshot (
    sequence bigint PRIMARY KEY,
    hash     bytea NOT NULL,
    at       timestamptz NOT NULL,
    form     text NOT NULL,
    state    bytea NOT NULL
);
COMMENT ON TABLE journal.snapshot IS 'folded states, to start fast; may be deleted at any time';

CREATE TABLE journal.head (
    sequence  bigint PRIMARY KEY,
    hash      bytea NOT NULL,
    at        timestamptz NOT NULL,
    key_id    text NOT NULL,
    signature bytea NOT NULL
);
COMMENT ON TABLE journal.head IS 'heads signed with Ed25519 once a minute; the same lines lie in a file outside';

CREATE TABLE journal.lease (
    id         integer PRIMARY KEY CHECK (id = 1),
    epoch      bigint NOT NULL,
    holder     text NOT NULL,
    machine    text NOT NULL,
    process    bigint NOT NULL,
    renewed_at timestamptz NOT NULL,
    ttl        interval NOT NULL
);
COMMENT ON TABLE journal.lease IS 'who may append: one leader, fenced by its epoch';
INSERT INTO journal.lease VALUES (1, 0, 'nobody', '', 0, 'epoch', '0');

-- Privileges keep the application from changing the past; the triggers also stop an owner who does so by mistake.
CREATE FUNCTION journal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'journal.% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON journal.record
    FOR EACH ROW EXECUTE FUNCTION journal.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON journal.record
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON journal.head
    FOR EACH ROW EXECUTE FUNCTION journal.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON journal.head
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();

GRANT USAGE ON SCHEMA journal TO tocsin_app;
GRANT SELECT, INSERT ON journal.record, journal.subject, journal.head TO tocsin_app;
GRANT SELECT, INSERT, DELETE ON journal.snapshot TO tocsin_app;
GRANT SELECT, UPDATE ON journal.lease TO tocsin_app;
