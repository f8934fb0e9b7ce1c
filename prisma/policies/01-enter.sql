-- The person behind a token, as the web process needs it for a page: one call, no row of anybody else.
-- `touch` prolongs the idle time (a page, an action); live updates and polls call with false. With `counted_at`, which pages give, the numbers of
-- their frame come along (`app.frame`, each up to `most`), so that nothing more is asked for it; a session with something pending has none.
drop function if exists app.enter(text, boolean);
create or replace function app.enter(token text, touch boolean, counted_at timestamptz default null, most int default null) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  s record;
  answer jsonb;
  today text := to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD');
begin
  select se.id, se.user_id, se.pending, se.last_seen_at, se.ip into s
  from session se join user_account u on u.id = se.user_id
  where se.token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') and se.revoked_at is null and u.status = 'active'
    and se.expires_at > now() and se.last_seen_at > now() - make_interval(mins => se.idle_minutes);
  if not found then return null; end if;
  if touch and s.last_seen_at < now() - interval '60 seconds' then
    update session set last_seen_at = now() where id = s.id;
  end if;
  select jsonb_build_object(
    'sessionId', s.id, 'pending', s.pending, 'ip', s.ip,
    'userId', u.id, 'name', u.name, 'login', u.login, 'side', u.side, 'orgId', u.org_id, 'orgName', o.short_name,
    'orgKind', o.kind, 'departmentCode', m.department_code, 'departmentName', d.name,
    'roles', coalesce((select jsonb_agg(distinct p.role_code) from post p where p.user_id = u.id and p.from_date <= today and (p.to_date is null or p.to_date >= today)), '[]'),
    'roleNames', coalesce((select jsonb_agg(distinct r.name) from post p join role r on r.code = p.role_code where p.user_id = u.id and p.from_date <= today and (p.to_date is null or p.to_date >= today)), '[]'),
    'permissions', coalesce((select jsonb_agg(distinct x.permission) from post p join role r on r.code = p.role_code
      left join department pd on pd.code = p.department_code
      cross join lateral (select unnest(r.permissions) union all
        select split_part(g, ':', 2) from unnest(pd.grants) g where split_part(g, ':', 1) = p.role_code) x(permission)
      where p.user_id = u.id and p.from_date <= today and (p.to_date is null or p.to_date >= today)), '[]'))
  into answer
  from user_account u join org o on o.id = u.org_id
  left join lateral (select p.department_code from post p where p.user_id = u.id and p.is_main order by p.from_date desc limit 1) m on true
  left join department d on d.code = m.department_code
  where u.id = s.user_id;
  if counted_at is not null and s.pending is null then
    perform set_config('app.token', token, true);
    answer := answer || jsonb_build_object('frame', app.frame(counted_at, most));
  end if;
  return answer;
end $$;
revoke all on function app.enter(text, boolean, timestamptz, int) from public;
grant execute on function app.enter(text, boolean, timestamptz, int) to guozi_app, guozi_all;
