-- Opens a filing to the people on whose desks its open tasks lie (会签处室、加签、专家), and to nobody else: who may see is read from the
-- tasks themselves, so the function cannot be used to let oneself in.
create or replace function app.grant_tasks(record uuid, why text) returns int
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  granted int;
begin
  insert into actor_grant (user_id, record_id, kind, why, at)
  select distinct who.user_id, record, 'filing', why, now() from (
    select p.user_id from task t join actor_pool p on p.pool = t.pool where t.subject_id = record and t.status = 'open' and t.holder_id is null and t.side = 'gov'
    union select t.holder_id from task t where t.subject_id = record and t.status = 'open' and t.holder_id is not null and t.side = 'gov'
  ) who
  where app.user_id() is not null
    and not exists (
      select 1 from filing f join actor_org o on o.org_id = f.org_id and o.user_id = who.user_id join actor_line l on l.line = f.line and l.user_id = who.user_id
      where f.id = record)
  on conflict do nothing;
  get diagnostics granted = row_count;
  return granted;
end $$;
revoke all on function app.grant_tasks(uuid, text) from public;
grant execute on function app.grant_tasks(uuid, text) to guozi_app, guozi_all;
