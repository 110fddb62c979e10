-- What a deployment of version 2 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000002', 'default', 'jira', 'account-2', 'Ann 2',
    decode('014bb06f8ee1080bef541935e87e2f2a1fff5ca85494ba4d4a53519e9aa2828fae397d8234d073cbfab38bfd66cc', 'hex'),
    decode('014bb06f8e920bc82452a8327507fa47152f59d24a3fea37833cb014834dae0bf2f5cb74a1116c50f3850bb5b1', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    2, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v2', '00000000-0000-4000-8000-000000000002');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000002', 'default', 'site-2', 'Site 2', 'https://site-2.atlassian.net', '10002');
insert into juncture.jira_idempotent_create (connection_id, project_id, idempotency_key, request_hash, issue_id, issue_key,
    lease_until, created_at)
values ('00000000-0000-4000-8000-000000000002', 'default', 'key-2', 'hash-2', '10001', 'ABC-1', now(), now());
