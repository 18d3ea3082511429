-- People: accounts, sessions, failures to sign in, and the audit of all of it.
create schema people;

create table people.account (
    login    text primary key,
    name     text not null,
    roles    text[] not null check (cardinality(roles) > 0),
    enabled  boolean not null default true,
    password text not null -- algorithm, salt and slow hash as Spring Security writes them
);

create table people.session (
    token_hash text primary key, -- SHA-256 of the cookie's token
    login      text not null references people.account on delete cascade,
    until      timestamptz not null
);

-- A login that does not exist fails and locks like any other: no foreign key.
create table people.failure (
    login text not null,
    at    timestamptz not null
);
create index failure_login on people.failure (login, at);

create table people.lock (
    login text primary key,
    at    timestamptz not null
);

create table people.audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    by      text not null,
    action  text not null,
    subject text not null,
    detail  text not null
);

grant usage on schema people to tocsin_app;
grant select, insert, update, delete on people.account, people.session, people.failure, people.lock to tocsin_app;
grant select, insert on people.audit to tocsin_app;
