-- Tables keep the names of the published schema. Every table of a tenant carries project_id.

create table juncture.connection (
    id                      uuid primary key,
    project_id              text        not null,
    provider                text        not null,
    account_id              text,
    account_name            text,
    -- Authenticated ciphertexts, bound to project, connection and column.
    refresh_token           bytea       not null,
    access_token            bytea       not null,
    access_token_expires_at timestamptz not null,
    granted_at              timestamptz not null,
    grant_expires_at        timestamptz not null,
    refreshed_at            timestamptz not null,
    -- A refresh commits only over the version that it read.
    token_version           bigint      not null,
    lease_owner             uuid,
    lease_until             timestamptz,
    invalid_at              timestamptz,
    invalid_reason          text,
    created_at              timestamptz not null,
    updated_at              timestamptz not null
);

create table juncture.connection_external_map (
    project_id    text not null,
    provider      text not null,
    external_id   text not null,
    connection_id uuid not null unique references juncture.connection (id) on delete cascade,
    primary key (project_id, provider, external_id)
);

-- Connection codes that were used, by hash: no code makes two connections, whatever Redis forgets or keeps. A row
-- outlives its connection, and is pruned long after the code's own time is up.
create table juncture.used_connection_code (
    code_hash     text primary key,
    connection_id uuid        not null,
    used_at       timestamptz not null
);

create index used_connection_code_used_at on juncture.used_connection_code (used_at);

create table juncture.jira_connection (
    connection_id       uuid primary key references juncture.connection (id) on delete cascade,
    project_id          text not null,
    site_id             text not null,
    site_name           text not null,
    site_url            text not null,
    selected_project_id text
);

-- The sites that an Atlassian account's grant was last seen to reach, and the connection code that first showed each:
-- the picker marks what the newest grant added.
create table juncture.jira_account_site (
    project_id      text        not null,
    account_id      text        not null,
    site_id         text        not null,
    first_seen_with text        not null,
    first_seen_at   timestamptz not null,
    primary key (project_id, account_id, site_id)
);
