-- What a deployment of version 1 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000001', 'default', 'jira', 'account-1', 'Ann 1',
    decode('014bb06f8e43cb0fa693cc6bfe8264be44221f8824a636af53a33806acbbb16d81347a0cc7cda3b42e19754f6bba', 'hex'),
    decode('014bb06f8e20dc385e8560e07d05a1e0bab53c7a7ccbf3093d8d8bb98dc2c5caa6583be9e66afb0c4b9a43dbd4', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    1, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v1', '00000000-0000-4000-8000-000000000001');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000001', 'default', 'site-1', 'Site 1', 'https://site-1.atlassian.net', '10001');
insert into juncture.used_connection_code (code_hash, connection_id, used_at)
values ('code-1', '00000000-0000-4000-8000-000000000001', now() - interval '10 minutes');
insert into juncture.jira_account_site (project_id, account_id, site_id, first_seen_with, first_seen_at)
values ('default', 'account-1', 'site-1', 'code-1', now() - interval '10 minutes');
