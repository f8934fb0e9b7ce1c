import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MatterDefinition } from '@/lib/matters/schema'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { writeReference } from '@/prisma/seed/phases/reference'
import { readMatters } from '@/prisma/seed/reference-files'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { published } from '../../support/catalogue'
import { seededDatabase, type TestDatabase } from '../../support/database'

let db: TestDatabase
const told: string[] = []
beforeAll(async () => {
  db = await seededDatabase('small', async (url) => {
    await seedReference(url)
    await seedOrganisation(url, { small: true })
  })
  connectDatabase(db.appUrl)
})
afterAll(async () => {
  await closeDatabase()
  await db.drop()
})

/** What a start of the platform with these matters writes. */
const release = (matters: readonly MatterDefinition[]) =>
  withClient(db.ownerUrl, (client) => writeReference({ client, now: new Date(), log: (line) => void told.push(line) }, matters))

const versions = (code: string) =>
  withClient(db.ownerUrl, async (client) => {
    const { rows } = await client.query<{ version: number; people: boolean }>(
      `select version, created_by is not null as people from definition where code = $1 order by version`,
      [code],
    )
    return rows.map((row) => `${row.version}${row.people ? ' 政策法规处' : ' 程序'}`)
  })

const renamed = (code: string, name: string) => readMatters().map((matter) => (matter.code === code ? { ...matter, name } : matter))

describe('a release and the versions people have published', () => {
  test('the same release again writes no version', async () => {
    expect((await release(readMatters())).definition).toBe(0)
  })

  test('a matter the release changes gets one further version, once', async () => {
    const next = renamed('GZ-KH-01', '工资总额预算管理')
    // The matter, and the joint one that it is part of.
    expect([(await release(next)).definition, (await release(next)).definition]).toEqual([2, 0])
    expect(await versions('GZ-KH-01')).toEqual(['1 程序', '2 程序'])
    expect(await versions('OT-12')).toEqual(['1 程序', '2 程序'])
  })

  test('what the policy department has published is overtaken neither by the same release nor by a newer one, and that is said', async () => {
    await published('GZ-KH-02', (matter) => Object.assign(matter, { trigger: '年度终了后三个月内', applicantScope: '市属一级企业' }))
    expect((await release(readMatters().filter((matter) => matter.code === 'GZ-KH-02'))).definition).toBe(0)
    expect((await release(renamed('GZ-KH-02', '工资总额清算管理').filter((matter) => matter.code === 'GZ-KH-02'))).definition).toBe(0)
    expect(await versions('GZ-KH-02')).toEqual(['1 程序', '2 政策法规处'])
    expect(await versions('OT-12')).toEqual(['1 程序', '2 程序', '3 政策法规处'])
    expect(told.join('\n')).toContain('GZ-KH-02：本版程序的事项定义有变化，政策法规处已自行发布第 2 版，保留现行版本')
  })
})
