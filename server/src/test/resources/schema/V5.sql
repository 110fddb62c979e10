-- What a deployment of version 5 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000005', 'default', 'jira', 'account-5', 'Ann 5',
    decode('014bb06f8eaf35dbe712dbbbd00b48846617a3b882a82084c6aa95d2ac83544e76eb130fc6f0464ebc390c3124ed', 'hex'),
    decode('014bb06f8e37c45642047c5bcc0ab6484f9950e83f63f99760993764a597eba69d2555717528276b304426cf2d', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    5, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v5', '00000000-0000-4000-8000-000000000005');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000005', 'default', 'site-5', 'Site 5', 'https://site-5.atlassian.net', '10005');
insert into juncture.audit (project_id, at, action, actor, provider, external_id, connection_id, request_id, details)
values ('default', now(), 'connected', 'person', 'jira', 'of-v5', '00000000-0000-4000-8000-000000000005', 'request-5', '{"account": "account-5"}');
