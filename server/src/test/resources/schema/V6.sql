-- What a deployment of version 6 left behind; its tokens are sealed with the key of 32 sevens.
insert into juncture.connection (id, project_id, provider, account_id, account_name, refresh_token, access_token,
    access_token_expires_at, granted_at, grant_expires_at, refreshed_at, token_version, created_at, updated_at)
values ('00000000-0000-4000-8000-000000000006', 'default', 'jira', 'account-6', 'Ann 6',
    decode('014bb06f8e8d507bc0b5632bf4e274e3d5a55114d25fab5975462ed62fd406154970d15780cebbb68beda0bf2f1f', 'hex'),
    decode('014bb06f8eb4cc2f58c8a2c80a4f8ddecb0b6e0c314f758d771894800c6cc08e2501a66a2c111b0db5dde018f8', 'hex'),
    now() + interval '50 minutes', now() - interval '10 minutes', now() + interval '300 days', now() - interval '10 minutes',
    6, now() - interval '10 minutes', now());
insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
values ('default', 'jira', 'of-v6', '00000000-0000-4000-8000-000000000006');
insert into juncture.jira_connection (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
values ('00000000-0000-4000-8000-000000000006', 'default', 'site-6', 'Site 6', 'https://site-6.atlassian.net', '10006');
insert into juncture.grant_refusal (connection_id, project_id, provider, token_version, refused_at)
values ('00000000-0000-4000-8000-000000000006', 'default', 'jira', 5, now() - interval '1 day');
insert into juncture.grant_alarm (project_id, provider, raised_at)
values ('default', 'another', now() - interval '1 day');
