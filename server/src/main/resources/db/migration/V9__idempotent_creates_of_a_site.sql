-- A connection keeps its id when its person chooses another site, where an earlier key says nothing. And a ticket whose
-- answer was lost is looked for in the project that it was sent to, which rows from before do not tell.
alter table juncture.jira_idempotent_create
    add column site_id text,
    add column jira_project text;
update juncture.jira_idempotent_create i
    set site_id = (select site_id from juncture.jira_connection j where j.connection_id = i.connection_id);
delete from juncture.jira_idempotent_create where site_id is null;
alter table juncture.jira_idempotent_create
    drop constraint jira_idempotent_create_pkey,
    add primary key (connection_id, site_id, idempotency_key);
-- For pruning.
create index on juncture.jira_idempotent_create (created_at);

-- A process of an earlier version, while it still runs, does not know the column.
create function juncture.jira_idempotent_create_site() returns trigger language plpgsql as $$
begin
    new.site_id := (select site_id from juncture.jira_connection where connection_id = new.connection_id);
    return new;
end $$;
create trigger jira_idempotent_create_site before insert on juncture.jira_idempotent_create
    for each row when (new.site_id is null) execute function juncture.jira_idempotent_create_site();
