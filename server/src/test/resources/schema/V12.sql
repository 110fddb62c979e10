-- What a deployment of version 12 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at, display_name)
values ('00000000-0000-4000-8000-000000000012', 'default', 'jira', 'account-12', 'Ann 12',
    decode('014bb06f8e4edd117a3da37e399416209b2392cc8aacf868e8ef463f9743b8b915ed276e3ed3b239f745e6619dce76', 'hex'),
    decode('014bb06f8e81f58e3ed56951169aa7f4484dc912a0bc639d634b9faae6a512cccea77acf99fbdcc8dca4c0204a80', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    12, now() - interval '10 minutes', now(), 'Harbor');
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v12', '00000000-0000-4000-8000-000000000012');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000012', 'default', 'site-12', 'Site 12', 'https://site-12.atlassian.net', '10012');
update juncture.deployment set name = 'https://connect.example.com', owned_since = now();
