-- What a deployment of version 10 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at, display_name)
values ('00000000-0000-4000-8000-000000000010', 'default', 'jira', 'account-10', 'Ann 10',
    decode('014bb06f8e563666cea28c6ded188bff98e3922ac3ec82421fccd27b7cb3478703d33f0bf4bd9bc1c5ff44e5c98402', 'hex'),
    decode('014bb06f8e5ba9c799c2d38cd8478ba3683db4aa4466d0f6ecc8e4814c6797fe6c3525d25f3d7769207c24eca749', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    10, now() - interval '10 minutes', now(), 'Harbor');
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v10', '00000000-0000-4000-8000-000000000010');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000010', 'default', 'site-10', 'Site 10', 'https://site-10.atlassian.net', '10010');
insert into juncture.jira_idempotent_create (connection_id, site_id, jira_project, project_id, idempotency_key,
    request_hash, issue_id, issue_key, lease_until, created_at)
values ('00000000-0000-4000-8000-000000000010', 'site-10', '10010', 'default', 'key-10', 'hash-10', '10001', 'ABC-1', now(),
    now());
