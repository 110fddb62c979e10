-- The X-Request-Id that the caller chose. request_id is Juncture's own, except in entries from before this migration, in
-- which it is the caller's where there was one.
alter table juncture.audit add column caller_request_id text;
