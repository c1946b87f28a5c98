-- The installation's own small database: which authority a host name belongs to, and where that authority's database is. Nothing about a child.

create table authority (
  key text primary key check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
  name text not null check (name <> ''),
  database text not null,
  -- Another server's address, without login; null is the installation's own.
  server text,
  -- The day a demonstration was made for; null is an authority of real work.
  demonstration_on date,
  unique nulls not distinct (server, database)
);

create table host (
  name text primary key check (name = lower(name)),
  authority_key text not null references authority
);
