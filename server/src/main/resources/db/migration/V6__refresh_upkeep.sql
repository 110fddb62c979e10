-- A lease stays in its row until the refresh's outcome is known: those that ended are few, and are asked again.
create index connection_lease_until on juncture.connection (lease_until)
    where lease_until is not null and invalid_at is null;

-- Who was refreshed last, and who not for a long time.
create index connection_refreshed_at on juncture.connection (refreshed_at) where invalid_at is null;

-- The provider's last verdict on each grant. Many at once tell about the app, not about the grants.
create table juncture.grant_refusal (
    connection_id uuid primary key references juncture.connection (id) on delete cascade,
    project_id    text        not null,
    provider      text        not null,
    token_version bigint      not null,
    refused_at    timestamptz not null
);

create index grant_refusal_refused_at on juncture.grant_refusal (project_id, provider, refused_at);

-- Stands until a grant of the same app is refreshed or given.
create table juncture.grant_alarm (
    project_id text        not null,
    provider   text        not null,
    raised_at  timestamptz not null,
    primary key (project_id, provider)
);
