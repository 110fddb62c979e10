-- What a deployment of version 3 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000003', 'default', 'jira', 'account-3', 'Ann 3',
    decode('014bb06f8e92cd11cd72c116a55890710432ae1173311370abbfca3ade95fc101437f8e3fe12b3917f4fefd3f979', 'hex'),
    decode('014bb06f8e8f68778773aed27be6d811ce50d252563369c7c166b22691057d7f9d74010d1b9ee39cafa92350eb', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    3, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v3', '00000000-0000-4000-8000-000000000003');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000003', 'default', 'site-3', 'Site 3', 'https://site-3.atlassian.net', '10003');
insert into juncture.used_connection_code (code_hash, connection_id, used_at, session_hash, redirect_uri)
values ('code-3', '00000000-0000-4000-8000-000000000003', now(), 'session-3', 'https://app.example.com/done');
