-- How many open tasks each box of the asker holds, for the frame of every page: by the condition of the wall of tasks (10-walls hands it in),
-- but who asks is looked up once, and each box is read once for all its numbers. A test holds them against the rows that the wall lets through.
drop function if exists app.make_boxes(text);
create or replace function app.make_boxes(tasks text, filings text) returns void
language plpgsql as $make$
begin
  tasks := app.of_me(tasks, 't');
  -- Open tasks: taken by the asker or a principal (mine), to be taken from their pools (pool), overdue, due within two days; each up to `most`.
  execute format('create or replace function app.boxes(at timestamptz, most int) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as %L', format($body$
    declare
      me constant uuid := app.user_id();
      holders uuid[];
      desks text[];
      taken int;
      free int;
      late int;
      near int;
      late_free int;
      near_free int;
    begin
      if me is null then return null; end if;
      select array_agg(a.via_user_id) || me, array_agg(a.pool) into holders, desks from actor_pool a
      where a.user_id = me and (a.from_at is null or a.from_at <= at) and (a.to_at is null or a.to_at > at);
      select count(*), count(*) filter (where due_at < at), count(*) filter (where due_at >= at and due_at < at + interval '2 days')
      into taken, late, near from (
        select t.due_at from task t where t.status = 'open' and t.holder_id = any (holders) and (%1$s) limit most) seen;
      select count(*), count(*) filter (where due_at < at), count(*) filter (where due_at >= at and due_at < at + interval '2 days')
      into free, late_free, near_free from (
        select t.due_at from task t where t.status = 'open' and t.holder_id is null and t.pool = any (desks) and (%1$s) limit most) seen;
      -- Beyond the cap not all were read.
      if taken = most or free = most then
        select count(*) into late from (
          (select from task t where t.status = 'open' and t.holder_id = any (holders) and t.due_at < at and (%1$s) limit most) union all
          (select from task t where t.status = 'open' and t.holder_id is null and t.pool = any (desks) and t.due_at < at and (%1$s) limit most)) seen;
        select count(*) into near from (
          (select from task t where t.status = 'open' and t.holder_id = any (holders) and t.due_at >= at and t.due_at < at + interval '2 days' and (%1$s) limit most) union all
          (select from task t where t.status = 'open' and t.holder_id is null and t.pool = any (desks) and t.due_at >= at and t.due_at < at + interval '2 days' and (%1$s) limit most)) seen;
      else
        late := late + late_free;
        near := near + near_free;
      end if;
      return jsonb_build_object('mine', taken, 'pool', free, 'overdue', least(late, most), 'soon', least(near, most));
    end$body$, tasks));
  revoke all on function app.boxes(timestamptz, int) from public;
  grant execute on function app.boxes(timestamptz, int) to guozi_app, guozi_all;
  -- All numbers of the frame: the boxes, unread notices, filings in hand by the wall of filings; each up to `most` (boxes to one more), and 0 where the post has no such list.
  execute format('create or replace function app.frame(at timestamptz, most int) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as %L', format($body$
    declare
      me constant uuid := app.user_id();
    begin
      if me is null then return null; end if;
      return jsonb_build_object(
        'boxes', case when app.may_of(me, 'inbox.read') then app.boxes(at, most + 1) else '{"mine": 0, "pool": 0, "overdue": 0, "soon": 0}' end,
        'notices', (select count(*) from (select from notice n where n.user_id = me and n.read_at is null limit most) c),
        'open', case when app.may_of(me, 'matter.read') then (
          select count(*) from (select from filing where filing.status in ('arrived', 'running', 'correcting', 'paused') and (%s) limit most) c) else 0 end);
    end$body$, app.of_me(filings, 'filing')));
  revoke all on function app.frame(timestamptz, int) from public;
  grant execute on function app.frame(timestamptz, int) to guozi_app, guozi_all;
end $make$;
revoke all on function app.make_boxes(text, text) from public, guozi_app, guozi_all;
