-- Steps of connects in progress, by the hashes of one-time secrets: sessions, grants that wait for the choice of a site, and
-- states that were used. Rows are removed when their time is up.
create table juncture.connect_step (
    kind       text        not null,
    hash       text        not null,
    content    text        not null,
    -- Whether anyone could have caused the row: the number of such rows is limited.
    anonymous  boolean     not null,
    -- Who holds the step, and how long: a session's browser to its end, the user of a connection code for some seconds.
    holder     text,
    held_until timestamptz,
    expires_at timestamptz not null,
    primary key (kind, hash)
);

create index connect_step_expires_at on juncture.connect_step (expires_at);
create index connect_step_anonymous on juncture.connect_step (expires_at) where anonymous;

-- Connections that the product's backend has yet to confirm. They are no connections until then.
create table juncture.unconfirmed_connection (
    code_hash            text primary key,
    -- A choice that is sent again replaces the row, and its earlier confirmation code.
    connection_code_hash text        not null unique,
    project_id           text        not null,
    provider             text        not null,
    external_id          text        not null,
    content              text        not null,
    expires_at           timestamptz not null
);

create index unconfirmed_connection_key on juncture.unconfirmed_connection (project_id, provider, external_id);
create index unconfirmed_connection_expires_at on juncture.unconfirmed_connection (expires_at);
