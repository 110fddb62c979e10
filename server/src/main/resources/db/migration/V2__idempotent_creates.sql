-- One issue per Idempotency-Key and connection. A row without an issue whose lease is over is an attempt whose outcome
-- is unknown.
create table juncture.jira_idempotent_create (
    connection_id   uuid        not null references juncture.connection (id) on delete cascade,
    project_id      text        not null,
    idempotency_key text        not null,
    request_hash    text        not null,
    issue_id        text,
    issue_key       text,
    lease_until     timestamptz not null,
    created_at      timestamptz not null,
    primary key (connection_id, idempotency_key)
);
