import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { departmentUsage } from '@/lib/finance/queries/usage'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { account, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
  const { id: actorId, name: actorName } = await account('cwjd-officer')
  const line = (action: string, at: string, result = 'done') => ({
    ...{ id: newId(), at: new Date(at), actorId, actorName, action, outcome: result, detail: {}, digest: newId() },
  })
  await asSystem('测试', (tx) =>
    tx.auditLine.createMany({
      data: [
        line('signIn', '2026-03-02T01:00:00Z'),
        line('signIn', '2026-03-02T08:00:00Z'),
        line('signIn', '2026-03-02T16:30:00Z'),
        line('importStandards', '2026-03-03T01:00:00Z'),
        line('actOnStatement', '2026-03-03T01:00:00Z'),
        line('actOnStatement', '2026-03-03T02:00:00Z', 'refused'),
        line('exportRegister', '2026-03-03T01:00:00Z'),
        line('exportRegister', '2026-04-01T01:00:00Z'),
      ],
    }),
  )
})
afterAll(() => close())

describe('what the trail says of a department', () => {
  it('counts a person and a Shanghai day once, completed acts by their kind, and nothing outside the period', async () => {
    const usage = await runQuery(departmentUsage, await actorOf('cwjd-chief'), { from: '2026-03-01', to: '2026-03-31' })
    expect(usage.workingDays).toBe(22)
    expect(usage.rows.find(({ code }) => code === 'CWJD')).toMatchObject({
      signInDays: 2,
      acts: { 采集: 1, 管理: 1, 共享: 1 },
      score: '5.0000',
    })
    expect(usage.rows.every(({ score }) => Number(score) >= 3 && Number(score) <= 5)).toBe(true)
  })

  it('is the commission’s, and of a possible span', async () => {
    const today = shanghaiDate(new Date())
    expect(await outcome(runQuery(departmentUsage, await actorOf('ct-head'), {}))).toBe('forbidden')
    expect(await outcome(runQuery(departmentUsage, await actorOf('cwjd-chief'), { from: today, to: '2020-01-01' }))).toBe('invalid')
    expect(await outcome(runQuery(departmentUsage, await actorOf('cwjd-chief'), { from: '2020-01-01', to: today }))).toBe('invalid')
  })
})
