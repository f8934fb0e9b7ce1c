import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { attachFile } from '@/lib/platform/files/attach'
import { sweepOrphans } from '@/lib/platform/files/sweep'
import { put } from '@/lib/platform/storage'
import { blobPath } from '@/lib/platform/storage/blob-path'
import { type TestDatabase, testDatabase } from '../support/database'
import { asked, opened, pdfBytes, sent, uploaded } from './files-bytes'
import { enterprise, filingRow, person } from './files-people'

const tomorrow = () => new Date(Date.now() + 25 * 3_600_000)

describe('the sweep', () => {
  let db: TestDatabase
  let clerk: Actor
  beforeAll(async () => {
    db = await testDatabase()
    connectDatabase(db.appUrl)
    // A folder of its own: a sweep removes what its database does not know.
    env.DATA_DIR = mkdtempSync(join(env.DATA_DIR, 'sweep-'))
    clerk = await person(await enterprise('青岛示例控股集团有限公司'), '填报人', ['file.upload', 'matter.read'])
  })
  afterAll(async () => {
    await closeDatabase()
    await db?.drop()
  })

  const pathOf = async (id: string) =>
    blobPath((await asSystem('测试', (tx) => tx.storedFile.findUniqueOrThrow({ where: { id } }))).storageKey)

  test('leaves everything of today alone', async () => {
    await put(pdfBytes())
    await uploaded(clerk, '今日.pdf', pdfBytes())
    await opened(clerk, '今日未完.pdf', 1000)
    expect(await sweepOrphans(new Date())).toEqual({ files: 0, uploads: 0, blobs: 0, drafts: 0 })
  })

  test('after a day removes what was attached to nothing, with its bytes, and keeps what was attached', async () => {
    const filing = filingRow(clerk.orgId, clerk.userId)
    await asActor(clerk, (tx) => tx.filing.create({ data: filing }))
    const shared = pdfBytes()
    const kept = await uploaded(clerk, '留存.pdf', shared)
    await asActor(clerk, (tx) =>
      attachFile(tx, { fileId: kept, ownerKind: 'filing', ownerId: filing.id, orgId: clerk.orgId, line: 'CQGL' }),
    )
    const sameBytes = await uploaded(clerk, '同一内容未使用.pdf', shared)
    const loose = await uploaded(clerk, '未使用.pdf', pdfBytes())
    const [keptPath, loosePath] = [await pathOf(kept), await pathOf(loose)]
    const swept = await sweepOrphans(tomorrow())
    expect(swept.files).toBeGreaterThanOrEqual(2)
    const left = await asSystem('测试', (tx) => tx.storedFile.findMany({ where: { id: { in: [kept, sameBytes, loose] } } }))
    expect(left.map((row) => row.id)).toEqual([kept])
    expect(existsSync(keptPath)).toBe(true)
    expect(existsSync(loosePath)).toBe(false)
    const lines = await asSystem('测试', (tx) => tx.auditLine.count({ where: { action: 'sweepOrphans' } }))
    expect(lines).toBe(1)
  })

  test('after a day ends an unfinished upload', async () => {
    const bytes = pdfBytes(5000)
    const url = await opened(clerk, '未完.pdf', bytes.length)
    await sent(clerk, url, 0, new Uint8Array(bytes.subarray(0, 1000)))
    await sweepOrphans(tomorrow())
    await expect(asked(clerk, url)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('spares content that comes again while it sweeps', async () => {
    const bytes = pdfBytes()
    const { key } = await put(bytes)
    await Promise.all([sweepOrphans(new Date()), put(bytes), put(bytes)])
    expect(existsSync(blobPath(key))).toBe(true)
  })
})
