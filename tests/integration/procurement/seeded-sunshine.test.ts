import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { ebsPlatforms, ebsRecord } from '@/lib/procurement/ebs/queries'
import { tradeList } from '@/lib/procurement/property/list'
import { tradeRecord } from '@/lib/procurement/property/record'
import { writeCertification } from '@/prisma/seed/phases/certification'
import { propertyPhase } from '@/prisma/seed/phases/property-trades'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { smallMarket } from '@/prisma/seed/small-world'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const now = new Date('2026-06-01T02:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await withClient(database.ownerUrl, async (client) => {
    await smallMarket(client, { tenders: 120, now })
    const context = { client, log: () => undefined, now }
    await propertyPhase().run(context)
    await writeCertification(context)
  })
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))

test('the demonstration has transactions whose lights are those of their records, and suppliers on both sides', async () => {
  const officer = await actorOf('jdjc-officer')
  const { rows } = await runQuery(tradeList, officer, { size: 5000 }, now)
  expect(rows).toHaveLength(120)
  expect(rows.map(({ light }) => light)).toEqual(expect.arrayContaining(['红', '黄']))
  for (const { id, light, breaches } of rows.slice(0, 20))
    expect(await runQuery(tradeRecord, officer, { id }, now)).toMatchObject({ light, breaches })
  expect((await runQuery(tradeList, officer, { tab: 'both', size: 5000 }, now)).rows.length).toBeGreaterThan(3)
})

test('the demonstration says of no requirement that it is met without evidence, and its scores are those of its items', async () => {
  const officer = await actorOf('jdjc-officer')
  const { rows } = await runQuery(ebsPlatforms, officer, {}, now)
  expect(rows.length).toBeGreaterThan(0)
  for (const { id, score, gaps, stars } of rows) {
    const record = await runQuery(ebsRecord, officer, { id }, now)
    expect(record).toMatchObject({ score, stars, gapCount: gaps })
    const met = record.chapters.flatMap(({ items }) => items).filter(({ status }) => status === '已达标')
    expect(met.length).toBeGreaterThan(0)
    expect(met.every(({ files }) => files.length > 0)).toBe(true)
  }
  expect(await asSystem('测试', (tx) => tx.storedFile.count({ where: { ownerKind: 'certification', ownerId: null } }))).toBe(0)
})
