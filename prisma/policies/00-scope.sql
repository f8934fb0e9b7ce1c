-- Who asks, and to which rows. Applied after every migration, in one transaction; every statement can be repeated.
create schema if not exists app;
grant usage on schema app to guozi_app, guozi_all;
grant usage on schema public to guozi_app, guozi_all;

-- The user behind the random token of this transaction; null without a live session. A forged setting cannot guess a token.
create or replace function app.user_id() returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select s.user_id from session s join user_account u on u.id = s.user_id
  where s.token_hash = encode(sha256(convert_to(current_setting('app.token', true), 'UTF8')), 'hex')
    and s.revoked_at is null and s.pending is null and u.status = 'active'
    and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => s.idle_minutes)
$$;

create or replace function app.side() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select u.side from user_account u where u.id = app.user_id()
$$;

-- The organisation of the asking user.
create or replace function app.org_id() returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select u.org_id from user_account u where u.id = app.user_id()
$$;

-- Whether the asking user holds a permission through a post of today: by its role, or by its role in its department.
create or replace function app.may(permission text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from post p join role r on r.code = p.role_code left join department d on d.code = p.department_code
    where p.user_id = app.user_id() and (permission = any (r.permissions) or (p.role_code || ':' || permission) = any (d.grants))
      and p.from_date <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      and (p.to_date is null or p.to_date >= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')))
$$;

-- The same of a user that is known: for functions of walls, which run with the rights of the owner; nobody else may ask.
create or replace function app.may_of(whose uuid, permission text) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (
    select 1 from post p join role r on r.code = p.role_code left join department d on d.code = p.department_code
    where p.user_id = whose and (permission = any (r.permissions) or (p.role_code || ':' || permission) = any (d.grants))
      and p.from_date <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      and (p.to_date is null or p.to_date >= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')))
$$;
create or replace function app.side_of(whose uuid) returns text
language sql stable set search_path = public, pg_temp as $$
  select u.side from user_account u where u.id = whose
$$;

-- Whether the asking user keeps the commission's seal: the head of the office decides on its use, the office's officers read the register.
create or replace function app.keeps_seal(decides boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from actor_pool a
    where a.user_id = app.user_id() and (a.pool = 'R-CHIEF@BGS' or (not decides and a.pool = 'R-OFFICER@BGS'))
      and (a.from_at is null or a.from_at <= now()) and (a.to_at is null or a.to_at > now()))
$$;

-- Names of organisations are known to everybody signed in (choosers, receivers of transfers); nothing else of them is.
create or replace function app.org_directory(words text, most int default 20)
returns table (id uuid, name text, short_name text, level int, code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.name, o.short_name, o.level, o.code from org o
  where app.user_id() is not null and o.kind = 'enterprise'
    and (words = '' or o.name like '%' || words || '%' or o.short_name like '%' || words || '%' or o.code = words)
  order by o.level, o.name limit least(most, 50)
$$;

-- People a task may be handed to: those who work from the pool, with department; never contact data.
create or replace function app.pool_people(wanted text)
returns table (id uuid, name text, department text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct u.id, u.name, coalesce(d.name, o.short_name) from actor_pool a
  join user_account u on u.id = a.user_id and u.status = 'active'
  join org o on o.id = u.org_id
  left join post p on p.user_id = u.id and p.is_main
  left join department d on d.code = p.department_code
  where a.pool = wanted and a.via_user_id is null and app.user_id() is not null
  order by 3, 2
$$;

-- Everybody of the commission with a business post, for adding a signer.
create or replace function app.commission_people(words text)
returns table (id uuid, name text, department text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct u.id, u.name, coalesce(d.name, '') from user_account u
  join org o on o.id = u.org_id and o.kind = 'sasac'
  join post p on p.user_id = u.id and p.is_main and p.role_code in ('R-LEAD', 'R-CHIEF', 'R-OFFICER', 'R-WINDOW')
  left join department d on d.code = p.department_code
  where app.side() = 'gov' and u.status = 'active' and (words = '' or u.name like '%' || words || '%' or d.name like '%' || words || '%')
  order by 3, 2 limit 50
$$;

revoke all on all functions in schema app from public;
grant execute on all functions in schema app to guozi_app, guozi_all;
revoke execute on function app.may_of(uuid, text), app.side_of(uuid) from guozi_app, guozi_all;

-- The one form a wall has. `condition` is the using clause, in which `{row}` names the table and `{me}` is empty (see 10-walls); guozi_all (entered by `set local role`, never inherited) sees everything.
-- `written` = the condition of rows that are written, where it is put otherwise than that of rows that are read.
drop function if exists app.wall(text, text, text, text);
create or replace function app.wall(relation text, condition text, verbs text, all_verbs text, written text default null) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('revoke all on %s from public, guozi_app, guozi_all', relation);
  if verbs <> '' then execute format('grant %s on %s to guozi_app', verbs, relation); end if;
  if all_verbs <> '' then execute format('grant %s on %s to guozi_all', all_verbs, relation); end if;
  execute format('drop policy if exists wall on %s', relation);
  execute format('drop policy if exists everything on %s', relation);
  condition := replace(replace(condition, '{row}', relation), '{me}', '');
  written := replace(replace(coalesce(written, condition), '{row}', relation), '{me}', '');
  if condition <> '' then
    execute format('create policy wall on %s to guozi_app using (%s) with check (%s)', relation, condition, written);
  end if;
  execute format('create policy everything on %s to guozi_all using (true) with check (true)', relation);
end $$;
revoke all on function app.wall(text, text, text, text, text) from public, guozi_app, guozi_all;

-- A condition of a wall as a function of the owner has it, of the rows `relation` and the user `me`, who is looked up once a call.
create or replace function app.of_me(condition text, relation text) returns text
language sql immutable as $$
  select replace(replace(replace(replace(condition, '{row}', relation), '{me}', ' and a.user_id = me'), 'app.may(', 'app.may_of(me, '), 'app.side()', 'app.side_of(me)')
$$;
revoke all on function app.of_me(text, text) from public, guozi_app, guozi_all;

-- A function of a wall: whether the asking user sees the row of this id by the same condition, with the rights of the owner. A wall that
-- names another table is planned and begun anew for every table of a statement that hangs on it; a function keeps its plan for the session.
-- `source` = what is read, in which `{row}` of the condition is the table `relation`.
create or replace function app.wall_function(name text, relation text, source text, condition text) returns void
language plpgsql as $$
begin
  condition := app.of_me(condition, relation);
  execute format('create or replace function app.%I(sought uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as %L',
    name, format('declare me constant uuid := app.user_id(); begin return exists (select 1 from %s and (%s)); end', source, condition));
  execute format('revoke all on function app.%I(uuid) from public', name);
  execute format('grant execute on function app.%I(uuid) to guozi_app, guozi_all', name);
end $$;
revoke all on function app.wall_function(text, text, text, text) from public, guozi_app, guozi_all;

-- Names of the organisations of these ids, for reading a form that points at one outside the reader's scope.
create or replace function app.org_names(ids uuid[])
returns table (id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.name from org o where app.user_id() is not null and o.id = any (ids)
$$;
revoke all on function app.org_names(uuid[]) from public;
grant execute on function app.org_names(uuid[]) to guozi_app, guozi_all;

-- What is shut around an enterprise that the asker sees: the names of those above it and directly below it that the asker may not see, so that
-- whoever walks down reads what is missing instead of taking the rest for the whole. Names are known to everybody (see org_directory); whose
-- they are is told only beside an enterprise of one's own. Without an enterprise: the first level, to people of the commission, which has all of it.
create or replace function app.shut_around(sought uuid)
returns table (name text, place text, level int, consolidated boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := app.user_id();
begin
  if me is null then return; end if;
  if sought is null then
    if not exists (select 1 from user_account u join org o on o.id = u.org_id where u.id = me and o.kind = 'sasac') then return; end if;
    return query select o.short_name, 'below', o.level, o.consolidated from org o
      where o.kind = 'enterprise' and o.level = 1 and o.status <> '已注销'
        and not exists (select 1 from actor_org a where a.user_id = me and a.org_id = o.id) order by o.code;
  elsif exists (select 1 from actor_org a where a.user_id = me and a.org_id = sought) then
    return query select o.short_name, around.place, o.level, o.consolidated from (
        select x.ancestor_id as id, 'above' as place from org_closure x where x.org_id = sought and x.to_date is null and x.ancestor_id <> sought
        union all select c.id, 'below' from org c where c.parent_id = sought) around
      join org o on o.id = around.id
      where o.kind = 'enterprise' and o.status <> '已注销' and not exists (select 1 from actor_org a where a.user_id = me and a.org_id = o.id)
      order by around.place, o.level, o.code;
  end if;
end $$;
revoke all on function app.shut_around(uuid) from public;
grant execute on function app.shut_around(uuid) to guozi_app, guozi_all;
