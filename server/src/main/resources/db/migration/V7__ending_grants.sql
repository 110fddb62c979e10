create index connection_grant_expires_at on juncture.connection (grant_expires_at) where invalid_at is null;
