-- What a deployment of version 14 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at, display_name,
    refreshed_again_at)
values ('00000000-0000-4000-8000-000000000014', 'default', 'jira', 'account-14', 'Ann 14',
    decode('014bb06f8ea04a90a255e76bcf853a54c81bac58b85e7297cefe38072ae561c1f7781cd55da0098d54ad510675ef84', 'hex'),
    decode('014bb06f8ee50445800689c0598275779bf065e4ee4d814a97b7269ce9542689ab42fb78a17e8dfe2b7c8403a52a', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    14, now() - interval '10 minutes', now(), 'Harbor', now() - interval '10 minutes');
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v14', '00000000-0000-4000-8000-000000000014');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000014', 'default', 'site-14', 'Site 14', 'https://site-14.atlassian.net', '10014');
insert into juncture.audit (project_id, at, action, actor, provider, external_id, connection_id, request_id,
    caller_request_id, details)
values ('default', now(), 'connected', 'person', 'jira', 'of-v14', '00000000-0000-4000-8000-000000000014', 'request-14',
    'trace-14', '{"account": "account-14"}');
