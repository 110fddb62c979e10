-- What a deployment of version 8 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000008', 'default', 'jira', 'account-8', 'Ann 8',
    decode('014bb06f8ec6d9dc5df12d0e5f419b0e8be251143ca4705a2ab133bbaa236224a467353839561acb021e9de5ea5a', 'hex'),
    decode('014bb06f8e6f4bfcc10902abaff12852385e53d2e08372483c883c6ef74de1054afb457abbaae062ae5baceafc', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    8, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v8', '00000000-0000-4000-8000-000000000008');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000008', 'default', 'site-8', 'Site 8', 'https://site-8.atlassian.net', '10008');
