-- What a deployment of version 13 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at, display_name)
values ('00000000-0000-4000-8000-000000000013', 'default', 'jira', 'account-13', 'Ann 13',
    decode('014bb06f8efbb970cfc35d708f1e234b376f74896a2b443b372175586bb6480cd55e7b063406150bef7210f4423901', 'hex'),
    decode('014bb06f8ea25114ef31f8d5fcb569be5df056989cc15b066dbfd5a1a5ec390443fe3d8a1219405cfc89f4ea129f', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    13, now() - interval '10 minutes', now(), 'Harbor');
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v13', '00000000-0000-4000-8000-000000000013');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000013', 'default', 'site-13', 'Site 13', 'https://site-13.atlassian.net', '10013');
insert into juncture.audit (project_id, at, action, actor, provider, external_id, connection_id, request_id,
    caller_request_id, details)
values ('default', now(), 'connected', 'person', 'jira', 'of-v13', '00000000-0000-4000-8000-000000000013', 'request-13',
    'trace-13', '{"account": "account-13"}');
