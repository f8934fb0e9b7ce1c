import type { Client } from 'pg'
import { searchTokens } from '@/lib/platform/search-tokens'
import { copyRows } from '@/prisma/seed/copy'

/** About every twentieth title has each of these: what the text search of the measurement looks for are two of them. */
export const subjects = ['厂房', '设备', '软件', '园区', '码头', '光伏', '仓储', '管网', '泵站', '机床'].concat([
  '隧道',
  '桥梁',
  '公交',
  '地铁',
  '港区',
  '景区',
  '药品',
  '养老',
  '种业',
  '文创',
  '储能',
])
/** The one of them that the measured enterprise has in five of its filings, however many it has; everybody else as often as the others. */
export const steadySubject = subjects.at(-1)!

/** Whose rows are measured: an enterprise that gets every thousandth filing, and a person who gets `tasks` open tasks. */
export type Measured = { orgId: string; holderId: string; tasks: number }

const tables = ['filing', 'task', 'search_doc']

/**
 * Fills an empty ledger with so many filings of all matters and enterprises over two years, each with its task and its search row.
 * Nine of ten have ended. As owner, with indexes made afterwards: a million take some minutes.
 */
export async function fillFilings(client: Client, count: number, measured: Measured): Promise<void> {
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB'")
  await makeSources(client, measured.orgId)
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
     where i.indrelid = any ($1::regclass[]) and not i.indisunique`,
    [tables],
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (let done = 0; done < count; done += 100_000) await client.query(rowsSql, [done, Math.min(count, done + 100_000) - 1, count])
  await client.query(tasksSql)
  await client.query(holdSql, [measured.holderId, measured.tasks])
  await client.query(docsSql)
  for (const { made } of indexes) await client.query(made)
  for (const table of tables) await client.query(`vacuum (analyze) ${table}`)
}

/** The parts rows are put together from, with their words cut once. */
async function makeSources(client: Client, orgId: string): Promise<void> {
  const matters = await client.query<{ id: string; name: string }>(`select id, name from definition where kind = 'matter' order by code`)
  const orgs = await client.query<{ id: string; short_name: string }>(
    `select id, short_name from org where kind = 'enterprise' order by id <> $1, code`,
    [orgId],
  )
  await client.query(`
    create temp table one_title (n int primary key, definition_id uuid, title text, tokens tsvector);
    create temp table one_org (n int primary key, org_id uuid, tokens tsvector)`)
  const titles = subjects.flatMap((subject) => matters.rows.map(({ id, name }) => ({ id, title: `关于${subject}项目${name}的请示`, name })))
  await copyRows(
    client,
    'one_title',
    ['n', 'definition_id', 'title', 'tokens'],
    titles.map(({ id, title, name }, n) => [n, id, title, searchTokens(`${title} ${name}`)]),
  )
  await copyRows(
    client,
    'one_org',
    ['n', 'org_id', 'tokens'],
    orgs.rows.map(({ id, short_name }, n) => [n, id, searchTokens(short_name)]),
  )
  await client.query(`
    create temp table one_matter as
      select t.n, d.id as definition_id, d.code, d.name, d.body->>'kind' as kind, d.line, t.title from one_title t join definition d on d.id = t.definition_id;
    analyze one_title; analyze one_org; analyze one_matter`)
}

// Chance is a digest of the number of the row: the same rows in every run. Organisation 0 is the measured one.
const rowsSql = `
  insert into filing (id, number, definition_id, matter_code, matter_name, kind, title, org_id, org_name, group_id, line, adcode, amount,
    values, status, step_name, promise_days, used_days, on_time, created_at, created_by, updated_at, updated_by, updated_by_name,
    arrived_at, accepted_at, concluded_at, due_at)
  select (lpad(to_hex((extract(epoch from r.at) * 1000)::bigint), 12, '0') || '7' || substr(r.dice, 1, 3) || '8' || substr(r.dice, 4, 15))::uuid,
    '测〔' || to_char(r.at, 'YYYY') || '〕' || r.i, t.definition_id, t.code, t.name, t.kind, t.title, o.id, o.short_name, o.group_id, t.line,
    o.adcode, case when r.luck % 10 < 7 then r.luck * 1000 end, jsonb_build_object('title', t.title, 'note', repeat('说明', 200)), s.status, '初审', 15,
    case when s.status = 'concluded' then r.luck % 15 end, case when s.status = 'concluded' then r.luck % 15 < 14 end, r.at, o.id,
    least(r.at + make_interval(mins => (r.luck % 60000)::int), now()), o.id, '测试', case when s.status <> 'filling' then r.at end,
    r.at, case when s.status = 'concluded' then r.at + interval '10 days' end, r.at + interval '21 days'
  from (
    select i, md5(i::text) as dice, ('x' || substr(md5(i::text), 1, 7))::bit(28)::bigint as luck,
      now() - (($3::int - i) * (interval '730 days' / $3::int)) as at
    from generate_series($1::int, $2::int) i
  ) r
  cross join (select count(*)::int as orgs from one_org) c
  cross join (select count(*)::int as titles, count(distinct definition_id)::int as each from one_title) k
  join one_org u on u.n = case when r.i % 1000 = 7 then 0 else 1 + (r.luck / 64) % (c.orgs - 1) end
  join org o on o.id = u.org_id
  join one_matter t on t.n = case when u.n > 0 then (r.luck / 7) % k.titles
    when r.i / 1000 % greatest(1, $3::int / 5000) = 0 then k.titles - k.each + (r.luck / 7) % k.each else (r.luck / 7) % (k.titles - k.each) end
  cross join lateral (select case when g < 80 then 'concluded' when g < 85 then 'running' when g < 88 then 'withdrawn' when g < 90 then 'refused'
    when g < 91 then 'rejected' when g < 93 then 'arrived' when g < 95 then 'correcting' when g < 96 then 'paused' when g < 98 then 'returned'
    else 'filling' end as status from (select (r.luck / 13) % 100 as g) x) s`

// One task a filing, in the pool of whoever has to do it.
const tasksSql = `
  insert into task (id, run_id, subject_kind, subject_id, org_id, line, side, step_key, step_name, round, pool, status, title, org_name, amount,
    arrived_at, due_at, done_at, done_by, action)
  select gen_random_uuid(), f.id, 'filing', f.id, f.org_id, f.line, case when f.status in ('filling', 'returned', 'correcting') then 'ent' else 'gov' end,
    'review', '初审', 1, case when f.status in ('filling', 'returned', 'correcting') then 'E-FILL@' || f.org_id else 'R-OFFICER@' || f.line end,
    case when f.status in ('concluded', 'withdrawn', 'refused', 'rejected') then 'done' else 'open' end, f.title, f.org_name, f.amount,
    f.created_at, f.due_at, f.concluded_at, case when f.status = 'concluded' then f.created_by end, case when f.status = 'concluded' then 'pass' end
  from filing f order by f.id`

// The measured person holds so many of the open ones, evenly over the two years.
const holdSql = `
  update task t set holder_id = $1::uuid, holder_name = '测试' from (
    select id, row_number() over (order by arrived_at, id) - 1 as place, count(*) over () as those from task where status = 'open' and side = 'gov'
  ) o where o.id = t.id and o.place % (o.those / $2::int) = 0 and o.place / (o.those / $2::int) < $2::int`

const docsSql = `
  insert into search_doc (kind, ref_id, org_id, line, side, title, hint, href, tokens, weight, at)
  select 'filing', f.id::text, f.org_id, f.line, case when f.arrived_at is null then 'ent' end, f.title, f.org_name, '/filings/' || f.id,
    t.tokens || o.tokens || array_to_tsvector(array[f.number]), 0, f.updated_at
  from filing f join one_title t on t.title = f.title and t.definition_id = f.definition_id join one_org o on o.org_id = f.org_id order by f.id`
