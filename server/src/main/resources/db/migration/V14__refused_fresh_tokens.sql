-- When a token was last replaced that was fresh and refused nevertheless. Such a refresh may not help, so it is rare.
alter table juncture.connection add column refreshed_again_at timestamptz;
