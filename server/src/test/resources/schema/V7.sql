-- What a deployment of version 7 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000007', 'default', 'jira', 'account-7', 'Ann 7',
    decode('014bb06f8ea012c5871054c377168600b567238b8d6572da5405aca5565741525f6d93c17c91f125d6fef270b073', 'hex'),
    decode('014bb06f8e7d799c9728ac518872a1eb33090dd33a614209b9ca99d6e5c79f35f5559b1482902339257eaca1d1', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    7, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v7', '00000000-0000-4000-8000-000000000007');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000007', 'default', 'site-7', 'Site 7', 'https://site-7.atlassian.net', '10007');
