-- What the grant allows, as the provider told last: names parted by spaces. Null when it never did.
alter table juncture.connection add column granted_scopes text;
