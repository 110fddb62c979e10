-- Append-only. No reference to the connection: an entry outlives it.
create table juncture.audit (
    id            bigint generated always as identity primary key,
    project_id    text        not null,
    at            timestamptz not null,
    action        text        not null,
    actor         text        not null,
    provider      text,
    external_id   text,
    connection_id uuid,
    request_id    text,
    details       jsonb       not null
);

create index audit_external_id on juncture.audit (project_id, external_id, id);
create index audit_at on juncture.audit (at);
