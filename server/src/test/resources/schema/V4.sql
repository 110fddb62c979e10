-- What a deployment of version 4 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000004', 'default', 'jira', 'account-4', 'Ann 4',
    decode('014bb06f8e93eec2eb6f77fe11184b0b841c85071b3c69dfdb444475c91887f59918fbfe819ac449972e614987d5', 'hex'),
    decode('014bb06f8e60685642c6f3db4d8a12ca7d4283373c04dc0ed6a29741aa65707139af39bb7e66f61b5e067729b6', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    4, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v4', '00000000-0000-4000-8000-000000000004');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000004', 'default', 'site-4', 'Site 4', 'https://site-4.atlassian.net', '10004');
