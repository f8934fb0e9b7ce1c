import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyHolds } from '@/lib/flow/store'
import type { FormValues } from '@/lib/forms/schema'
import { isRefusal } from '@/lib/kernel/refusal'
import { currentMatters } from '@/lib/matters/definitions'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { oneThings } from '@/lib/matters/queries/one-things'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { readOneThings } from '@/prisma/seed/reference-files'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf, carryOn, doStep, filingOf, fillIn, openTasks } from '../../support/clerks'
import { seededDatabase, type TestDatabase } from '../../support/database'
import { prerequisites } from '../../support/prerequisites'

let database: TestDatabase

beforeAll(async () => {
  database = await seededDatabase('small', async (url) => {
    await seedReference(url)
    await seedOrganisation(url, { small: true })
  })
  connectDatabase(database.appUrl)
}, 60_000)

afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

/** What the parts of a 一件事 need to be decided before or to find in the register; what the submission decides itself is not asked. */
async function needs(code: string): Promise<FormValues> {
  const filler = await actorOf('ct-fill')
  const thing = readOneThings().find((one) => one.code === code)!
  const own = new Set(thing.form.fields.map((field) => field.key))
  const found: FormValues = {}
  for (const { matter } of thing.parts!) {
    if (['GZ-CQ-01', 'GZ-GG-02', 'GZ-CQ-06', 'GZ-CQ-07', 'GZ-CQ-09', 'GZ-GH-02'].includes(matter)) continue
    for (const [key, value] of Object.entries(await prerequisites(matter, filler))) if (own.has(key)) found[key] = value
  }
  return found
}

describe('every joint matter is filed once and decided together', () => {
  for (const thing of readOneThings()) {
    test(`${thing.code} ${thing.name}`, async () => {
      const filler = await actorOf('ct-fill')
      const id = await fillIn(thing.code, filler, await needs(thing.code))
      const passed = await carryOn(id).catch((error) => {
        if (isRefusal(error)) throw new Error(`${error.message} ${JSON.stringify(error.fields)}`)
        throw error
      })
      const filing = await filingOf(id)
      expect(filing.status).toBe('concluded')
      expect(passed.filter((step) => step === 'parts').length).toBe(thing.flow.steps.find((step) => step.key === 'parts')!.pools.length)
      await asSystem('核对', async (tx) => {
        const parts = await tx.filingPart.findMany({ where: { filingId: id } })
        const chosen = thing.parts!.filter((part) => part.when === undefined).map((part) => part.matter)
        expect(parts.map((part) => part.matterCode)).toEqual(expect.arrayContaining(chosen))
        const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })
        expect(await historyHolds(tx, run.id)).toBe(true)
      })
    })
  }
})

describe('国有产权转让一件事', () => {
  test('is decided by all departments at once: one open opinion holds it', async () => {
    const filler = await actorOf('ct-fill')
    const id = await fillIn('OT-01', filler, { transfer_route: '公开转让', transfer_pct: '10' }, 'OT-01 parallel')
    await carryOn(id, 'parts')
    const open = await openTasks(id)
    expect(new Set(open.map((task) => task.stepKey))).toEqual(new Set(['parts']))
    expect(open.length).toBeGreaterThanOrEqual(3)
    for (const task of open.slice(1)) await doStep(task)
    expect((await filingOf(id)).stepName).toBe('各处室并联审查')
    await doStep(open[0]!)
    expect((await openTasks(id)).map((task) => task.stepKey)).toEqual(['gather'])
    const record = await runQuery(filingRecord, await actorOf('cqgl-officer'), { id })
    expect(record.parts.map((part) => part.matter)).toEqual(['GZ-CQ-07', 'GZ-CQ-01', 'GZ-CQ-09'])
    for (const part of record.parts) expect(part).toMatchObject({ state: 'agreed', by: expect.any(String) })
  })

  test('keeps only the way of transfer that was chosen, and the ledger finds its parts like filings of those matters', async () => {
    const filler = await actorOf('ct-fill')
    const id = await fillIn('OT-01', filler, { transfer_route: '非公开协议转让' }, 'OT-01 agreed')
    await carryOn(id)
    await asSystem('核对', async (tx) => {
      const codes = (await tx.filingPart.findMany({ where: { filingId: id }, orderBy: { matterCode: 'asc' } })).map(
        (part) => part.matterCode,
      )
      expect(codes).toEqual(['GZ-CQ-02', 'GZ-CQ-07', 'GZ-CQ-09'])
      const found = await tx.$queryRaw<{ n: bigint }[]>`
        select count(*) as n from filing_by_matter where id = ${id}::uuid and matter_code = 'GZ-CQ-07' and status = 'concluded'`
      expect(found[0]?.n).toBe(1n)
    })
  })

  test('does not ask for a filed valuation when the valuation is part of the same submission, and does when it is not', async () => {
    const filler = await actorOf('gx-fill')
    const alone = await fillIn('GZ-CQ-01', filler, {}, 'alone')
      .then(
        (id) => carryOn(id),
        (error) => Promise.reject(error),
      )
      .catch((error) => error)
    expect(alone).toMatchObject({ code: 'blocked' })
    const together = await fillIn('OT-01', filler, { transfer_route: '公开转让', transfer_pct: '10' }, 'together')
    await carryOn(together, 'accept')
    expect((await filingOf(together)).status).toBe('arrived')
  })
})

test('the 四减 table is what the definitions say', async () => {
  const list = await runQuery(oneThings, await actorOf('ct-fill'), {})
  const [matters, things] = await asSystem('核对', async (tx) => [await currentMatters(tx), await currentMatters(tx, 'one_thing')] as const)
  // The commission's own is not for enterprises.
  expect([...list.map((one) => one.code), 'OT-13']).toEqual(things.map((one) => one.matter.code))
  for (const entry of list) {
    const thing = things.find((one) => one.matter.code === entry.code)!.matter
    const always = thing
      .parts!.filter((part) => part.when === undefined)
      .map((part) => matters.find((one) => one.matter.code === part.matter)!.matter)
    const materials = entry.reduction.find((row) => row.item === '申报材料')!
    expect(materials.after).toBeLessThanOrEqual(new Set(thing.materials.map((material) => material.key)).size)
    if (always.length === thing.parts!.length) expect(materials.after).toBe(thing.materials.length)
    expect(materials.before).toBeGreaterThanOrEqual(always.reduce((sum, matter) => sum + matter.materials.length, 0))
    for (const row of entry.reduction) expect(row.after, `${entry.code} ${row.item}`).toBeLessThanOrEqual(row.before)
    expect(entry.reduction.find((row) => row.item === '承诺时限')!.after).toBe(thing.limits.promiseDays)
  }
})
