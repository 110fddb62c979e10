-- What a deployment of version 9 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000009', 'default', 'jira', 'account-9', 'Ann 9',
    decode('014bb06f8ed46afc9ac5256d6a2bba522eec82bc2c40e04dc632a159cb05039b6f8ac89590a34c1d629cb904617e', 'hex'),
    decode('014bb06f8e57834039bac96e7c0c7118ae6b1f4e9f406739c382aff3ce016893d98c5b6663ca69f53e3f959006', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    9, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v9', '00000000-0000-4000-8000-000000000009');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000009', 'default', 'site-9', 'Site 9', 'https://site-9.atlassian.net', '10009');
insert into juncture.jira_idempotent_create (connection_id, site_id, jira_project, project_id, idempotency_key,
    request_hash, issue_id, issue_key, lease_until, created_at)
values ('00000000-0000-4000-8000-000000000009', 'site-9', '10009', 'default', 'key-9', 'hash-9', '10001', 'ABC-1', now(),
    now());
