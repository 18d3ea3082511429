-- Alarm companies and panels that may report alarms: of a token only its hash, so that nobody can read it again.
create table people.alarm_source (
    name       text primary key,
    token_hash text not null, -- SHA-256, hexadecimal
    made_at    timestamptz not null default now()
);

grant select, insert, update, delete on people.alarm_source to tocsin_app;
