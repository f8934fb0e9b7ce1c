import { afterAll, beforeAll, expect, test } from 'vitest'
import { pushStatement } from '@/lib/finance/commands/push-statement'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { amountsOf } from '@/lib/finance/statement/read'
import { rebuildScope } from '@/lib/identity/scope/scope-store'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { actorOf } from '../../support/clerks'
import { sampleAmounts } from '../../support/finance/sample'
import { openSmallWorld } from '../../support/people'

const enterprises = 200
let close: () => Promise<void>
let orgIds: string[]

/** Two hundred enterprises of one group, each with a filler of its own. */
beforeAll(async () => {
  close = await openSmallWorld()
  orgIds = Array.from({ length: enterprises }, newId)
  await asSystem('测试企业', async (tx) => {
    const filler = await tx.userAccount.findUniqueOrThrow({ where: { login: 'ct-fill' } })
    const post = await tx.post.findFirstOrThrow({ where: { userId: filler.id, roleCode: 'E-FILL' } })
    const { id: group, ...org } = await tx.org.findUniqueOrThrow({ where: { id: post.orgId } })
    const userIds = orgIds.map(() => newId())
    const name = (index: number) => `并发示例${index + 1}有限公司`
    await tx.org.createMany({
      data: orgIds.map((id, index) => ({
        ...org,
        ...{ id, code: `TEST-${index}`, name: name(index), shortName: name(index), parentId: group, level: org.level + 1 },
      })),
    })
    const from = { fromDate: '2020-01-01' }
    await tx.orgClosure.createMany({
      data: orgIds.flatMap((orgId) => [
        { ancestorId: orgId, orgId, depth: 0, ...from },
        { ancestorId: group, orgId, depth: 1, ...from },
      ]),
    })
    await tx.userAccount.createMany({
      data: userIds.map((id, index) => ({ ...filler, id, login: `at-once-${index}`, orgId: orgIds[index]! })),
    })
    await tx.post.createMany({
      data: userIds.map((userId, index) => ({ ...post, id: newId(), userId, orgId: orgIds[index]!, departmentCode: null })),
    })
    await rebuildScope(tx, userIds, new Date())
  })
}, 120_000)
afterAll(() => close())

test('two hundred enterprises that report at once lose nothing: each statement is there once, to the last cell, under its own name', {
  timeout: 300_000,
}, async () => {
  const cells = [...cellsOf(flashForm).values()]
  const sample = sampleAmounts(flashForm)
  const cash = cells.find(({ path }) => path === 'BS.cash@end')!
  const typed = Object.fromEntries(cells.map((cell) => [cell.path, typedAmount(sample[cell.position - 1], cell, '万元')]))
  const actors = []
  for (let index = 0; index < enterprises; index++) actors.push(await actorOf(`at-once-${index}`))
  const done = await Promise.allSettled(
    actors.map((actor, index) =>
      runCommand(pushStatement, actor, {
        ...{ form: 'flash', scope: 'single', period: 202605, unit: '万元' },
        cells: { ...typed, [cash.path]: String(1000 + index) },
      }),
    ),
  )
  expect(done.filter(({ status }) => status === 'rejected')).toEqual([])
  const kept = await asSystem(
    '测试',
    (tx) => tx.$queryRaw<{ orgId: string; amounts: string; filledBy: string; tasks: number; trail: number }[]>`
        select s.org_id::text as "orgId", v.amounts::text as amounts, v.filled_by::text as "filledBy",
          (select count(*)::int from task t where t.subject_id = v.id and t.status = 'open') as tasks,
          (select count(*)::int from audit_line a where a.subject_id = s.id::text and a.outcome = 'done') as trail
        from statement s join statement_version v on v.id = s.version_id where s.org_id = any (${orgIds}::uuid[]) and s.period = 202605`,
  )
  expect(kept).toHaveLength(enterprises)
  const byOrg = new Map(kept.map((row) => [row.orgId, row] as const))
  for (const [index, orgId] of orgIds.entries()) {
    const row = byOrg.get(orgId)!
    const wanted = sample.map((amount, at) => (at === cash.position - 1 ? BigInt(1000 + index) * 1_000_000n : amount))
    expect(amountsOf(row.amounts), orgId).toEqual(wanted)
    expect(row.filledBy).toBe(actors[index]!.userId)
    expect(row.tasks).toBe(1)
    expect(row.trail).toBeGreaterThan(0)
  }
})
