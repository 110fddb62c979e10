-- Which keys are in use is known without looking at every row: a ciphertext starts with its key's id.
create index connection_refresh_token_key on juncture.connection (substring(refresh_token from 1 for 5));
create index connection_access_token_key on juncture.connection (substring(access_token from 1 for 5));
