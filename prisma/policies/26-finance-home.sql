-- What a leader's finance home counts and compares over everybody in sight, as one value; null for whoever is not signed in or may not read finance.
-- The walls of organisations, statements and sheets ask who asks, what they may and which organisations are theirs, once a table; here it is asked
-- once. What hangs on an organisation is in sight by the scope its organisation is in. A test holds every list against the walls, person by person.
create or replace function app.finance_home(due int) returns json
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := app.user_id();
  side constant text := app.side_of(me);
  reporting json;
  months int[];
  told int[];
  month int;
begin
  if me is null or not app.may_of(me, 'finance.read') then return null; end if;
  -- Who has reported the month that is due. What is joined is read whole first: a plan that knows no user would look up every statement by itself.
  -- Who keeps the register sees every organisation, and nothing else of those out of scope.
  select json_build_object('expected', count(*), 'accepted', count(t.accepted_version_id),
    'underway', count(*) filter (where t.org_id is not null and t.accepted_version_id is null))
  into reporting
  from org o left join (select a.org_id from actor_org a where a.user_id = me offset 0) m on m.org_id = o.id
  left join (
    select s.org_id, s.accepted_version_id from statement s where s.form_code = 'flash' and s.period = due and s.scope in ('consolidated', 'single')
      and (side = 'ent' or s.arrived_at is not null or s.accepted_version_id is not null) offset 0) t on t.org_id = m.org_id
  where o.kind = 'enterprise' and o.status <> '已注销' and (m.org_id is not null or (select app.may_of(me, 'org.manage')));

  -- The newest four months with sheets in sight, stepped down the index, and how many there are of each.
  with recursive step as (
    (select i.period, 1 as n from indicator_sheet i
     where i.form_code = 'flash' and (select true from actor_org a where a.user_id = me and a.org_id = i.org_id) order by i.period desc limit 1)
    union all
    select x.period, step.n + 1 from step cross join lateral (
      select i.period from indicator_sheet i
      where i.form_code = 'flash' and i.period < step.period and (select true from actor_org a where a.user_id = me and a.org_id = i.org_id)
      order by i.period desc limit 1) x
    where step.n < 4)
  select array_agg(period order by period desc) into months from step;
  select array[count(*) filter (where i.period = months[1]), count(*) filter (where i.period = months[2]),
    count(*) filter (where i.period = months[3]), count(*) filter (where i.period = months[4])]
  into told
  from (select i.period, i.org_id from indicator_sheet i
    where i.form_code = 'flash' and i.period = any (months) and i.scope in ('consolidated', 'single') offset 0) i
  join (select a.org_id from actor_org a where a.user_id = me offset 0) m on m.org_id = i.org_id;
  -- The newest of which at least half as many tell as of the fullest.
  select max(months[n]) into month from generate_subscripts(months, 1) n
  where told[n] > 0 and told[n] * 2 >= (select max(one) from unnest(told) one);

  return json_build_object('reporting', reporting, 'period', month,
    'edition', (select e.id from indicator_edition e
      where e.from_period <= to_char(now() at time zone 'Asia/Shanghai', 'YYYYMM')::int order by e.from_period desc, e.at desc, e.id desc limit 1),
    -- Profit of the first level in that month with that of a year before.
    'profits', (select coalesce(json_agg(json_build_object('orgId', r.id, 'orgName', r.short_name, 'statementId', r.statement_id, 'now', r.now,
        'yearAgo', r.year_ago) order by r.code), '[]') from (
      select o.id, o.code, o.short_name, max(i.statement_id::text) filter (where i.period = month) as statement_id,
        max(i.value) filter (where i.period = month) ::text as now, max(i.value) filter (where i.period < month) ::text as year_ago
      from org o cross join lateral (
        select i.period, i.statement_id, i.values[array_position(e.codes, 'YL01')] as value from indicator_sheet i join indicator_edition e on e.id = i.edition_id
        where i.org_id = o.id and i.form_code = 'flash' and i.scope in ('consolidated', 'single') and i.period in (month, month - 100) offset 0) i
      where o.level = 1 and o.kind = 'enterprise' and (select true from actor_org a where a.user_id = me and a.org_id = o.id)
      group by o.id) r),
    -- The accepted versions that the sums of both months are made of, each with the transaction that wrote it last.
    'inSight', (select string_agg(v.id || ' ' || v.xmin, ',' order by o.code, s.period)
      from org o join statement s on s.org_id = o.id and s.form_code = 'flash' and s.scope in ('consolidated', 'single') and s.period in (month, month - 100)
      join statement_version v on v.id = s.accepted_version_id and v.statement_id = s.id
      where o.level = 1 and o.kind = 'enterprise' and o.status <> '已注销' and (select true from actor_org a where a.user_id = me and a.org_id = o.id)));
end $$;
revoke all on function app.finance_home(int) from public;
grant execute on function app.finance_home(int) to guozi_app, guozi_all;
