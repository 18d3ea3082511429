-- Calls and incidents to look up, fed from the journal. May be dropped and is then built anew from the first record.

CREATE SCHEMA history;

CREATE TABLE history.follower (
    id       integer PRIMARY KEY CHECK (id = 1),
    sequence bigint NOT NULL
);
COMMENT ON TABLE history.follower IS 'the newest record of the journal that is in these tables';
INSERT INTO history.follower VALUES (1, 0);

CREATE TABLE history.call (
    number           bigint PRIMARY KEY,
    arrived_at       timestamptz NOT NULL,
    answered_at      timestamptz,
    ended_at         timestamptz,
    line             text NOT NULL,
    phone            text,
    class_of_service text NOT NULL,
    trunk            text NOT NULL,
    place            text NOT NULL,
    status           text NOT NULL,
    answered_by      text,
    outcome          text,
    incident         bigint
);
CREATE INDEX call_phone ON history.call (phone, arrived_at DESC) WHERE phone IS NOT NULL;
CREATE INDEX call_arrived_at ON history.call (arrived_at DESC);
CREATE INDEX call_incident ON history.call (incident) WHERE incident IS NOT NULL;

CREATE TABLE history.incident (
    number        bigint PRIMARY KEY,
    opened_at     timestamptz NOT NULL,
    opened_by     text NOT NULL,
    dispatched_at timestamptz,
    arrived_at    timestamptz,
    closed_at     timestamptz,
    type          text NOT NULL DEFAULT '',
    type_words    text NOT NULL DEFAULT '',
    priority      integer,
    place         text NOT NULL DEFAULT '',
    municipality  text NOT NULL DEFAULT '',
    latitude      double precision,
    longitude     double precision,
    disposition   text,
    words         tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', number::text || ' ' || type || ' ' || type_words || ' ' || place || ' ' || municipality)
    ) STORED
);
CREATE INDEX incident_opened_at ON history.incident (opened_at DESC);
CREATE INDEX incident_place ON history.incident (lower(place), opened_at DESC);
CREATE INDEX incident_words ON history.incident USING gin (words);

GRANT USAGE ON SCHEMA history TO tocsin_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON history.follower, history.call, history.incident TO tocsin_app;
