-- Receipts of a circular, for those who may publish: notices themselves belong to their readers.
create or replace function app.circular_receipts(circular uuid)
returns table (name text, org text, read_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.name, o.short_name, n.read_at from notice n
  join user_account u on u.id = n.user_id join org o on o.id = u.org_id
  where n.circular_id = circular and app.may('circular.publish')
  order by n.read_at desc nulls last, o.short_name, u.name limit 2000
$$;
revoke all on function app.circular_receipts(uuid) from public;
grant execute on function app.circular_receipts(uuid) to guozi_app, guozi_all;

-- How many were told of a circular and how many have read it; the list above is cut.
create or replace function app.circular_sums(circular uuid)
returns table (told bigint, read bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*), count(n.read_at) from notice n where n.circular_id = circular and app.may('circular.publish')
$$;
revoke all on function app.circular_sums(uuid) from public;
grant execute on function app.circular_sums(uuid) to guozi_app, guozi_all;
