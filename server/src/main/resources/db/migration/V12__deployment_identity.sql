-- The deployment that owns the grants in this database. A copy and a restored backup carry the row with them, which shows
-- that their refresh tokens may be old.
create table juncture.deployment (
    -- There is one row.
    id                boolean primary key default true check (id),
    -- Null until a deployment claims the database.
    name              text,
    -- PostgreSQL's own identifiers at that time; null where the role may not read them.
    system_identifier bigint,
    database_oid      bigint,
    timeline          int,
    owned_since       timestamptz,
    -- When a restore was declared that is not adopted yet.
    restored_at       timestamptz
);

insert into juncture.deployment default values;
