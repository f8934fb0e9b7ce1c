-- What lies beside a filing, for whoever sees it, as one value; null for everybody else. The walls of these tables all ask the same (may the
-- asker see this filing?), once a table and for each row; here it is asked once. What the walls say beyond that stands here too: opinions of
-- the other side's own talk, what the commission signed, its notes. A test holds every list against the rows that the walls let through.
create or replace function app.filing_parts(sought uuid) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine text;
begin
  if not app.sees_filing(sought) then return null; end if;
  mine := app.side();
  return jsonb_build_object(
    'filing', (select to_jsonb(f) || jsonb_build_object('exact_amount', f.amount::text) from filing f where f.id = sought),
    'run', (select to_jsonb(r) from (select definition_id, state, version from flow_run where subject_kind = 'filing' and subject_id = sought) r),
    'history', (select coalesce(jsonb_agg(r), '[]') from (
      select e.id, e.at, e.actor_name, e.on_behalf_name, e.department_name, e.action, e.step_name, e.task_id, e.round,
        e.data->'data' as data, e.data->>'audience' as audience, o.text as opinion
      from flow_run n join flow_event e on e.run_id = n.id left join flow_opinion o on o.event_id = e.id and o.audience in ('all', mine)
      where n.subject_kind = 'filing' and n.subject_id = sought order by e.seq) r),
    'rounds', (select coalesce(jsonb_agg(r), '[]') from (
      select round, at, by_name as "byName", values, materials from filing_version where filing_id = sought order by round desc) r),
    'reused', (select coalesce(jsonb_agg(r), '[]') from (
      select kind, key, why, from_filing_id as "fromId", statement_id as "statementId", cell, value, from_number as "fromNumber", from_at as "fromAt"
      from filing_reuse where filing_id = sought order by kind, key) r),
    'materials', (select coalesce(jsonb_agg(r), '[]') from (
      select m.id, m.key, m.file_id as "fileId", m.name, m.size, m.mime, m.sm3, m.source, m.added_at as "addedAt",
        case when m.source = 'base' then u.from_number end as "from"
      from filing_material m left join filing_reuse u on u.filing_id = sought and u.kind = 'material' and u.key = m.key
      where m.filing_id = sought order by m.added_at) r),
    'waiting', (select coalesce(jsonb_agg(r), '[]') from (
      select id, step_name as "stepName", holder_name as "holderName", urges, side, pool, parent_task_id as "parentTaskId" from task
      where subject_id = sought and status = 'open' order by id) r),
    'checks', (select coalesce(jsonb_agg(r), '[]') from (
      select rule_id as "ruleId", level, result, reason, detail, verdict, verdict_by as "verdictBy" from filing_check
      where filing_id = sought and round = (select max(round) from filing_check where filing_id = sought) order by rule_id) r),
    'paper', (select to_jsonb(r) from (
      select id, number, kind, title, file_id as "fileId", verify_code as "verifyCode", issued_at as "issuedAt", sm3,
        case when revoked_at is not null then jsonb_build_object('at', revoked_at, 'by', revoked_by_name, 'reason', revoked_reason,
          'basis', revoked_basis) end as revoked
      from paper where filing_id = sought) r),
    'signatures', (select coalesce(jsonb_agg(r), '[]') from (
      select event_id as "eventId", user_name as "userName", device, round, at, digest, method, strokes, subject
      from signature where filing_id = sought and (side = 'ent' or mine = 'gov') order by at) r),
    'notes', (select coalesce(jsonb_agg(r), '[]') from (
      select id, parent_id as "parentId", field, material_id as "materialId", page, x, y, text, round, by_name as "byName", department, at
      from annotation where filing_id = sought and mine = 'gov' order by at, id) r));
end $$;
revoke all on function app.filing_parts(uuid) from public;
grant execute on function app.filing_parts(uuid) to guozi_app, guozi_all;
