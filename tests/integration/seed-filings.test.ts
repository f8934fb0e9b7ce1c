import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inbox } from '@/lib/flow/queries/inbox'
import { historyHolds } from '@/lib/flow/store'
import { actOnFiling } from '@/lib/matters/commands/act'
import { renderMissingPapers } from '@/lib/matters/paper/render-missing'
import { verifyByCode } from '@/lib/matters/paper/verify'
import { filingList } from '@/lib/matters/queries/filing-list'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { approvalOf } from '@/lib/matters/seal/approval'
import { ensureFirstKey } from '@/lib/matters/seal/keys'
import { verifyAudit } from '@/lib/platform/audit-verify'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { openRead } from '@/lib/platform/storage'
import { sealAudit } from '@/lib/platform/worker/sealer'
import { seedFilings, seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { filingId } from '@/prisma/seed/scenarios/filings/simulate'
import { actorOf, carryOn, filingOf, openTasks } from '../support/clerks'
import { type TestDatabase, testDatabase } from '../support/database'

let database: TestDatabase
const now = new Date()
const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)
const count = async (sql: string, values: unknown[] = []) => Number((await rowsOf<{ n: string }>(sql, values))[0]!.n)

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedFilings(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
}, 60_000)

afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

describe('filings of the small world', () => {
  test('are written in every state', async () => {
    expect(await count('select count(*) n from filing')).toBeGreaterThanOrEqual(60)
    expect(await count('select count(distinct status) n from filing')).toBe(10)
    expect(await count('select count(*) n from outbox')).toBe(0)
  })

  test('have a history that leads to their state, every one', async () => {
    const runs = await rowsOf<{ id: string }>('select id from flow_run')
    const wrong = await asSystem('test', async (tx) => {
      const broken: string[] = []
      for (const { id } of runs) if (!(await historyHolds(tx, id))) broken.push(id)
      return broken
    })
    expect(wrong).toEqual([])
  })

  test('agree with their runs, tasks, rounds and papers', async () => {
    const wrong = await rowsOf(`
      select f.id from filing f join flow_run r on r.subject_id = f.id
      where r.arrived_at is distinct from f.arrived_at or (f.status <> r.status and f.status <> 'filling')
        or (f.concluded_at is distinct from case when r.arrived_at is not null then r.ended_at end)
        or ((f.status in ('concluded', 'refused', 'rejected')) <> exists (select 1 from paper p where p.filing_id = f.id and p.number = f.paper_number))
        or ((r.ended_at is null) <> exists (select 1 from task t where t.run_id = r.id and t.status = 'open'))
        or ((f.arrived_at is not null) <> (f.number is not null))
        or (f.arrived_at is not null and not exists (select 1 from filing_version v where v.filing_id = f.id and v.round = 1))
        or jsonb_array_length(r.state -> 'tasks') <> (select count(*) from task t where t.run_id = r.id)
        or r.event_seq <> (select count(*) from flow_event e where e.run_id = r.id)`)
    expect(wrong).toEqual([])
  })

  test('take their numbers in order, and the counters stand behind the last', async () => {
    const gaps = await rowsOf(`
      select c.series, c.year, c.value, n.most, n.rows from counter c
      join (
        select 'filing' as series, substring(number from '〔(\\d+)〕')::int as year,
          max(substring(number from '〕(\\d+)')::int) as most, count(*) as rows from filing where number is not null group by 1, 2
        union all
        select case substring(number from '国资委?(\\D+)〔') when '批' then 'approval' when '核' then 'ratification' when '备' then 'record'
            when '不同' then 'refusal' when '不受' then 'rejection' when '收' then 'receipt' end
            || case when number like '青国资委%' then '' else ':' || o.adcode end,
          substring(number from '〔(\\d+)〕')::int, max(substring(number from '〕(\\d+)')::int), count(*)
        from paper p join org o on o.id = p.org_id group by 1, 2
      ) n on n.series = c.series and n.year = c.year where c.value <> n.most or c.value <> n.rows`)
    expect(gaps).toEqual([])
    expect(await count('select count(*) n from counter')).toBeGreaterThan(6)
  })

  test('leave an audit trail whose chain is whole, also after the next line', async () => {
    expect((await verifyAudit(database.ownerUrl, now)).problems).toEqual([])
    await actorOf('ct-fill')
    await ensureFirstKey(now)
    await renderMissingPapers(now, 1)
    await sealAudit(new Date(Date.now() + 1000))
    const { lines, problems } = await verifyAudit(database.ownerUrl, now)
    expect(problems).toEqual([])
    expect(lines).toBe(await count('select count(*) n from audit_line'))
  })
})

describe('behind the walls', () => {
  test('the commission sees what has arrived and no draft', async () => {
    const chief = await actorOf('leader')
    const seen = await asActor(chief, (tx) => tx.filing.findMany({ select: { arrivedAt: true } }))
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.filter((row) => row.arrivedAt === null)).toEqual([])
    const found = await asActor(chief, (tx) => tx.searchDoc.findMany({ where: { kind: 'filing' }, select: { refId: true } }))
    const drafts = new Set((await rowsOf<{ id: string }>('select id from filing where arrived_at is null')).map((row) => row.id))
    expect(found.filter((row) => drafts.has(row.refId))).toEqual([])
    expect(drafts.size).toBeGreaterThan(0)
  })

  test('an enterprise sees its own drafts and nothing of another group, and no opinion of the commission’s own', async () => {
    const filler = await actorOf('ct-fill')
    const { list, opinions } = await asActor(filler, async (tx) => ({
      list: await tx.filing.findMany({ select: { groupId: true, arrivedAt: true } }),
      opinions: await tx.flowOpinion.findMany({ select: { audience: true } }),
    }))
    expect(new Set(list.map((row) => row.groupId)).size).toBe(1)
    expect(list.some((row) => row.arrivedAt === null)).toBe(true)
    expect(opinions.some((row) => row.audience === 'gov')).toBe(false)
  })

  test('whoever is asked to co-sign was let in, as the platform would have done it', async () => {
    const officer = await actorOf('cqgl-officer')
    const open = await rowsOf<{ id: string }>(
      `select distinct subject_id as id from task where status = 'open' and side = 'gov' and (branch is not null or parent_task_id is not null)`,
    )
    expect(open.length).toBeGreaterThan(0)
    for (const { id } of open) {
      const [row] = await asActor(officer, (tx) => tx.$queryRaw<{ n: number }[]>`select app.grant_tasks(${id}::uuid, 'test') as n`)
      expect(row!.n).toBe(0)
    }
  })
})

describe('people at work', () => {
  test('find tasks on their desks, and the record behind each', async () => {
    for (const login of ['cqgl-chief', 'ct-fill']) {
      const actor = await actorOf(login)
      const { tasks } = await runQuery(inbox, actor, { box: 'todo', size: 50 })
      expect(tasks.length).toBeGreaterThan(0)
      for (const task of tasks) expect((await runQuery(filingRecord, actor, { id: task.subjectId })).filing.id).toBe(task.subjectId)
    }
    const { rows } = await runQuery(filingList, await actorOf('leader'), {})
    expect(rows.length).toBeGreaterThan(10)
  })

  test('see on a transfer the appraisal it rests on', async () => {
    const record = await runQuery(filingRecord, await actorOf('cqgl-chief'), { id: filingId('prerequisite|transfer') })
    expect(record.related.map((one) => one.id)).toContain(filingId('prerequisite|appraisal'))
  })

  test('carry a seeded filing on to its end, and its number follows the last', async () => {
    const id = filingId('prerequisite|transfer')
    const before = await count(`select count(*) n from paper where number like $1`, [`青国资委批〔${now.getFullYear()}〕%`])
    expect(await carryOn(id)).toContain('issue')
    const filing = await filingOf(id)
    expect([filing.status, filing.paperNumber]).toEqual(['concluded', `青国资委批〔${now.getFullYear()}〕${before + 1}号`])
  })

  test('answer a seeded correction and hand in a returned filing again', async () => {
    for (const [name, action, status] of [
      ['back|0', 'answer', 'running|arrived'],
      ['back|1', 'submit', 'filling'],
    ] as const) {
      const [task] = await openTasks(filingId(name))
      const { login } = (await rowsOf<{ login: string }>('select login from user_account where id = $1', [task!.holderId]))[0]!
      await runCommand(actOnFiling, await actorOf(login), { taskId: task!.taskId, action, opinion: '已按要求补正。' })
      expect((await filingOf(filingId(name))).status).toMatch(new RegExp(`^(${status})$`))
    }
  })

  test('download materials, and papers as soon as they have been made and sealed', async () => {
    const materials = await rowsOf<{ storage_key: string; size: string; sm3: string; mine: string }>(
      'select s.storage_key, s.size, s.sm3, m.sm3 as mine from filing_material m join stored_file s on s.id = m.file_id and s.owner_id = m.filing_id',
    )
    expect(materials.length).toBe(await count('select count(*) n from filing_material'))
    for (const { storage_key, size, sm3, mine } of [...new Map(materials.map((row) => [row.storage_key, row])).values()]) {
      const stream = await openRead(storage_key)
      const chunks: Buffer[] = []
      for await (const chunk of stream!) chunks.push(chunk as Buffer)
      expect([Buffer.concat(chunks).length, mine]).toEqual([Number(size), sm3])
      expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe('%PDF-')
    }
    await ensureFirstKey(now)
    expect(await renderMissingPapers(now, 3)).toBe(3)
    const papers = await rowsOf<{ verify_code: string }>('select verify_code from paper where file_id is not null')
    expect(papers.length).toBeGreaterThanOrEqual(3)
    for (const { verify_code } of papers)
      expect(await verifyByCode(verify_code, '127.0.0.1', now)).toMatchObject({ state: 'genuine', seal: { holds: true } })
  })

  test('no paper of the past waits for the office: each rests on a decision or on the standing permission', async () => {
    const papers = await asSystem('测试', (tx) => tx.paper.findMany({ select: { filingId: true, kind: true, issuedBy: true } }))
    const approvals = await asSystem('测试', async (tx) => {
      const found = []
      for (const paper of papers) found.push(await approvalOf(tx, paper))
      return found
    })
    expect(approvals.filter((one) => one === null)).toEqual([])
    expect(new Set(approvals.map((one) => one?.basis))).toContain('decision')
  })
})
