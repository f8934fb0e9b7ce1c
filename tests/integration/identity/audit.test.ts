import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditWorkbook } from '@/lib/identity/audit-workbook'
import { disableAccount } from '@/lib/identity/commands/account-status'
import { exportAudit } from '@/lib/identity/commands/export-audit'
import { auditChain, auditChoices, auditList } from '@/lib/identity/queries/audit'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { sealAudit } from '@/lib/platform/worker/sealer'
import { account, actor, enter, minutes, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let auditor: Actor
beforeAll(async () => {
  close = await openSmallWorld()
  auditor = await actor('auditor')
  for (const login of ['ct-fill', 'ct-check', 'ct-head']) await enter(login)
  await outcome(enter('ct-fill', 'wrong-Password-1'))
  await runCommand(disableAccount, await actor('sysadmin'), { id: (await account('gx-view')).id, reason: '调离' })
  await outcome(runCommand(disableAccount, await actor('ct-fill'), { id: (await account('gx-fin')).id, reason: '试探' }))
  await sealAudit(minutes(1))
})
afterAll(() => close?.())

describe('SC020: the auditor', () => {
  test('reads what the other administrators did, and what was refused', async () => {
    const { rows } = await runQuery(auditList, auditor, { action: 'disableAccount' })
    expect(rows.map((row) => [row.actorName, row.outcome])).toEqual([
      ['杨雪晴', 'refused'],
      ['程守一', 'done'],
    ])
    expect(rows[1]).toMatchObject({ actionName: '停用账号', subjectKind: 'user' })
    expect(rows[1]?.seq).not.toBeNull()
  })

  test('filters by person, day, action and outcome, page after page', async () => {
    const ask = (input: Record<string, unknown>) => runQuery(auditList, auditor, { size: 200, ...input })
    const whole = await ask({})
    expect((await ask({ words: '程守一' })).rows.every((row) => row.actorName === '程守一')).toBe(true)
    expect((await ask({ outcome: 'refused' })).rows.length).toBeGreaterThanOrEqual(2)
    const today = shanghaiDate(new Date())
    expect((await ask({ from: today, to: today })).rows).toHaveLength(whole.rows.length)
    expect((await ask({ to: '2020-01-01' })).rows).toEqual([])
    const first = await ask({ size: 2 })
    const second = await ask({ size: 2, cursor: first.next })
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(whole.rows.slice(0, 4).map((row) => row.id))
    expect((await ask({ size: 2, cursor: second.previous })).rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
    expect((await runQuery(auditChoices, auditor, {})).map((choice) => choice.value)).toContain('signIn')
  })

  test('changes and removes nothing, not even through the database', async () => {
    await expect(asActor(auditor, (tx) => tx.auditLine.deleteMany({}))).rejects.toThrow(/permission denied/)
    await expect(asActor(auditor, (tx) => tx.auditLine.updateMany({ data: { actorName: '他人' } }))).rejects.toThrow(/permission denied/)
    await expect(asSystem('测试', (tx) => tx.auditLine.deleteMany({}))).rejects.toThrow(/permission denied/)
  })

  test('exports the lines of a filter; the export is a line itself', async () => {
    const rows = await runCommand(exportAudit, auditor, { action: 'signIn' })
    expect(rows.every((row) => row.action === '登录')).toBe(true)
    const book = await auditWorkbook(auditor, { action: 'signIn' }, new Date())
    expect(book.name).toMatch(/^审计日志-\d{4}-\d{2}-\d{2}\.xlsx$/)
    expect(book.file.byteLength).toBeGreaterThan(2000)
    const { rows: lines } = await runQuery(auditList, auditor, { action: 'exportAudit' })
    expect(lines).toHaveLength(2)
    expect(lines[0]?.detail).toMatchObject({ filter: { action: 'signIn' }, lines: rows.length })
  })
})

describe('SC036: the chain', () => {
  test('holds, and says what is not sealed yet', async () => {
    const chain = await runQuery(auditChain, auditor, {})
    expect(chain.problems).toEqual([])
    expect(chain.checked).toBe(chain.sealed)
    expect(chain.checked).toBeGreaterThan(4)
    await enter('ct-fin')
    expect((await runQuery(auditChain, auditor, {})).unsealed).toBeGreaterThan(0)
    const some = await runQuery(auditChain, auditor, { links: 3 })
    expect([some.checked, some.problems]).toEqual([3, []])
  })

  test('names the line that somebody changed in the database', async () => {
    const { rows } = await runQuery(auditList, auditor, { words: '程守一', action: 'disableAccount' })
    const { withClient } = await import('@/lib/platform/postgres/connection')
    const url = await ownerUrlOf()
    await withClient(url, (client) => client.query(`update audit_line set actor_name = '他人' where id = $1`, [rows[0]!.id]))
    const chain = await runQuery(auditChain, auditor, {})
    expect(chain.problems.map((one) => [one.lineId, one.problem])).toEqual([[rows[0]!.id, '日志行内容被改动']])
  })
})

async function ownerUrlOf(): Promise<string> {
  const { withDatabase } = await import('@/lib/platform/postgres/connection')
  const [row] = await asSystem('测试', (tx) => tx.$queryRaw<{ name: string }[]>`select current_database()::text as name`)
  return withDatabase(process.env.TEST_SERVER_URL ?? '', row!.name)
}

test.each(['sysadmin', 'secadmin', 'leader', 'ct-admin', 'cqgl-chief'])('%s reads and exports no trail', async (login) => {
  const who = await actor(login)
  for (const query of [auditList, auditChain, auditChoices])
    expect(await outcome(runQuery(query as typeof auditList, who, {}))).toBe('forbidden')
  expect(await outcome(runCommand(exportAudit, who, {}))).toBe('forbidden')
  expect(await asActor(who, (tx) => tx.auditLine.count())).toBe(0)
})
