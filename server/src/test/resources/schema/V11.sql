-- What a deployment of version 11 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at, display_name)
values ('00000000-0000-4000-8000-000000000011', 'default', 'jira', 'account-11', 'Ann 11',
    decode('014bb06f8e0021ffa5a1bca3f884933a4c36e808717f84a7cd2f15c537cb3eb6138379b076bc45d13fe7095c64e479', 'hex'),
    decode('014bb06f8ecbb6f33a91cf46692e0ffb059927f56634fe27b3fe50cee698ef4228cf780db0f1966cec1cdbb52028', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    11, now() - interval '10 minutes', now(), 'Harbor');
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v11', '00000000-0000-4000-8000-000000000011');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000011', 'default', 'site-11', 'Site 11', 'https://site-11.atlassian.net', '10011');
insert into juncture.jira_idempotent_create (connection_id, site_id, jira_project, project_id, idempotency_key,
    request_hash, issue_id, issue_key, lease_until, created_at)
values ('00000000-0000-4000-8000-000000000011', 'site-11', '10011', 'default', 'key-11', 'hash-11', '10001', 'ABC-1', now(),
    now());
insert into juncture.connect_step (kind, hash, content, anonymous, expires_at)
values ('used_state', 'state-11', '{}', true, now() + interval '10 minutes');
insert into juncture.unconfirmed_connection (code_hash, connection_code_hash, project_id, provider, external_id, content,
    expires_at)
values ('code-11', 'connection-code-11', 'default', 'jira', 'unconfirmed-11', '{}', now() + interval '10 minutes');
