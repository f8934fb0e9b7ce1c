-- Job tables belong to the system role: pg-boss connects as the application login and enters guozi_all; a person's session has no right there.
create schema if not exists pgboss;
revoke all on schema pgboss from public;
grant usage, create on schema pgboss to guozi_all;
