-- What the person read as the thing that is connected, for the next time that they are asked. Null when no connect
-- session ever said it.
alter table juncture.connection add column display_name text;
