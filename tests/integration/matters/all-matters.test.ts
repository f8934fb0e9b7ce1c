import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyHolds } from '@/lib/flow/store'
import { isRefusal } from '@/lib/kernel/refusal'
import { paperKinds } from '@/lib/matters/schema'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { readMatters } from '@/prisma/seed/reference-files'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf, carryOn, filingOf, fillIn } from '../../support/clerks'
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

describe('every matter of the catalogue is filed and decided', () => {
  for (const matter of readMatters()) {
    test(`${matter.code} ${matter.name}`, async () => {
      const filler = await actorOf('ct-fill')
      const id = await fillIn(matter.code, filler, await prerequisites(matter.code, filler))
      const passed = await carryOn(id).catch((error) => {
        if (isRefusal(error)) throw new Error(`${error.message} ${JSON.stringify(error.fields)}`)
        throw error
      })
      const filing = await filingOf(id)
      expect(filing.status).toBe('concluded')
      expect(filing.number).toMatch(/^青国资办〔\d{4}〕\d{4}$/)
      expect(passed.at(-1)).toBe('issue')
      await asSystem('核对', async (tx) => {
        const paper = await tx.paper.findUniqueOrThrow({ where: { filingId: id } })
        expect(paper.kind).toBe(paperKinds[matter.kind])
        expect(paper.number).toBe(filing.paperNumber)
        const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })
        expect(await historyHolds(tx, run.id)).toBe(true)
      })
    })
  }
})
