import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyHolds } from '@/lib/flow/store'
import type { FormValues } from '@/lib/forms/schema'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { withdrawFiling } from '@/lib/matters/commands/withdraw'
import { filingPlaces } from '@/lib/matters/queries/filing-places'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { oneThings } from '@/lib/matters/queries/one-things'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf, actorOfPool, carryOn, filingOf, handInAll, openTasks } from '../../support/clerks'
import { seededDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase

beforeAll(async () => {
  database = await seededDatabase('whole', async (url) => {
    await seedReference(url)
    await seedOrganisation(url)
  })
  connectDatabase(database.appUrl)
}, 120_000)

afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

const person = {
  staff_name: '示例员',
  staff_kind: '公务员',
  department: '产权管理处',
  effective_date: new Date().toISOString().slice(0, 10),
}
const linked = { post_change: '转编', pay_change: '调整', account_change: '调整' }
const events: Record<string, FormValues> = {
  入职: { position: '一级科员', post_change: '增编', pay_change: '起薪', account_change: '开通' },
  调动: { position: '四级主任科员', to_department: '规划发展处', ...linked },
  考核: { review_year: '2025', review_grade: '优秀', pay_change: '奖金核定' },
  奖惩: { merit: '嘉奖', pay_change: '奖金核定' },
  退休: { born_on: '1966-01-01', post_change: '减编', pay_change: '停发', account_change: '停用' },
}
const officer = () => actorOfPool('R-OFFICER@RSC')

async function draft(kind: string): Promise<string> {
  const filler = await officer()
  const { id } = await runCommand(createFiling, filler, { matter: 'OT-13' })
  const values = { ...person, ...events[kind], event_kind: kind, title: `示例员${kind}`, contact: filler.name }
  const saved = await runCommand(saveDraft, filler, { id, version: (await filingOf(id)).version, values })
  expect(saved.unread).toEqual([])
  await handInAll(id, filler)
  return id
}

describe('职业生涯全周期一件事', () => {
  test.each(Object.keys(events))('%s is filed, linked and filed away', async (kind) => {
    const id = await draft(kind)
    await carryOn(id)
    expect((await filingOf(id)).status).toBe('concluded')
    await asSystem('核对', async (tx) => {
      const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })
      expect(await historyHolds(tx, run.id)).toBe(true)
    })
  })

  test('a transfer sets post, pay and account to work at once, and waits for all three', async () => {
    const id = await draft('调动')
    await carryOn(id, 'linked')
    const open = await openTasks(id)
    expect(open.map((task) => task.pool).toSorted()).toEqual(['R-OFFICER@DSJ', 'R-OFFICER@KHFP', 'R-OFFICER@RSC'])
  })

  test('is a draft of the personnel department: other departments, enterprises and administrators do not see it', async () => {
    const id = await draft('考核')
    expect((await runQuery(filingRecord, await officer(), { id })).filing.id).toBe(id)
    for (const login of ['cqgl-officer', 'ct-fill'])
      await expect(runQuery(filingRecord, await actorOf(login), { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(runQuery(filingRecord, await actorOf('sysadmin'), { id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is filed by the personnel department only, and checked by another person', async () => {
    for (const login of ['cqgl-officer', 'ct-fill'])
      await expect(runCommand(createFiling, await actorOf(login), { matter: 'OT-13' })).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|not_found/),
      })
    expect(await runQuery(filingPlaces, await officer(), { matter: 'OT-13' })).toHaveLength(1)
    expect(await runQuery(filingPlaces, await actorOf('cqgl-officer'), { matter: 'OT-13' })).toEqual([])
    expect(await runQuery(filingPlaces, await officer(), { matter: 'GZ-CQ-04' })).toEqual([])
    await expect(runCommand(createFiling, await officer(), { matter: 'GZ-CQ-04' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a retirement that leaves the account open is stopped with the rule and how to mend it', async () => {
    const filler = await officer()
    const id = await draft('退休')
    const { version, values } = await filingOf(id)
    await runCommand(saveDraft, filler, { id, version, values: { ...(values as FormValues), account_change: '调整' } })
    await expect(carryOn(id)).rejects.toMatchObject({ code: 'blocked', message: expect.stringContaining('退休须同时减编') })
  })

  test('can be withdrawn by who filed it while it is a draft', async () => {
    const id = await draft('奖惩')
    await runCommand(withdrawFiling, await officer(), { id, reason: '录入有误' })
    expect((await filingOf(id)).status).toBe('withdrawn')
  })

  test('stands among the joint matters of the commission, not of enterprises', async () => {
    expect((await runQuery(oneThings, await officer(), {})).map((one) => one.code)).toContain('OT-13')
    expect((await runQuery(oneThings, await actorOf('ct-fill'), {})).map((one) => one.code)).not.toContain('OT-13')
  })
})
