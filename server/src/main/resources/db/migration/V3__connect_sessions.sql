-- A connect session makes one connection, as a connection code does; and a choice that is sent again is answered with
-- the same way back.
alter table juncture.used_connection_code
    add column session_hash text unique,
    add column redirect_uri text;
