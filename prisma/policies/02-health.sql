-- How many migrations are applied; the application role has no right on the migration table itself.
create or replace function app.migrations_applied() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from _prisma_migrations where finished_at is not null and rolled_back_at is null
$$;
revoke all on function app.migrations_applied() from public;
grant execute on function app.migrations_applied() to guozi_app, guozi_all;
