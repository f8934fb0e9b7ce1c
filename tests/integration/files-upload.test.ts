import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { maxUploadBytes } from '@/lib/platform/files/schema'
import { openRead } from '@/lib/platform/storage'
import { type TestDatabase, testDatabase } from '../support/database'
import { asked, opened, pdfBytes, programBytes, sent, uploaded } from './files-bytes'
import { enterprise, person } from './files-people'

describe('uploading a file', () => {
  let db: TestDatabase
  let clerk: Actor
  let stranger: Actor
  beforeAll(async () => {
    db = await testDatabase()
    connectDatabase(db.appUrl)
    const org = await enterprise('青岛示例控股集团有限公司')
    clerk = await person(org, '填报人', ['file.upload', 'matter.read'])
    stranger = await person(await enterprise('青岛另一示例集团有限公司'), '外人', ['file.upload', 'matter.read'])
  })
  afterAll(async () => {
    await closeDatabase()
    await db?.drop()
  })

  test('keeps the bytes, their SM3 and the Chinese name, attached to nothing yet', async () => {
    const bytes = pdfBytes()
    const id = await uploaded(clerk, '产权转让方案（终稿）.pdf', bytes)
    const row = await asSystem('测试', (tx) => tx.storedFile.findUniqueOrThrow({ where: { id } }))
    expect(row).toMatchObject({ name: '产权转让方案（终稿）.pdf', mime: 'application/pdf', size: BigInt(bytes.length), ownerId: null })
    expect(Buffer.concat((await (await openRead(row.storageKey))?.toArray()) ?? [])).toEqual(bytes)
    expect(await asSystem('测试', (tx) => tx.upload.count({ where: { id } }))).toBe(0)
  })

  test('goes on where the line broke', async () => {
    const bytes = pdfBytes(300_000)
    const url = await opened(clerk, '审计报告.pdf', bytes.length)
    let pulls = 0
    const broken = new ReadableStream<Uint8Array>({
      async pull(controller) {
        pulls += 1
        if (pulls === 1) return controller.enqueue(new Uint8Array(bytes.subarray(0, 100_000)))
        await setTimeout(50)
        controller.error(new Error('line broke'))
      },
    })
    await expect(sent(clerk, url, 0, broken)).rejects.toThrow()
    const offset = Number((await asked(clerk, url)).headers.get('upload-offset'))
    expect(offset).toBe(100_000)
    await expect(sent(clerk, url, 0, new Uint8Array(bytes))).rejects.toMatchObject({ code: 'conflict' })
    const done = await sent(clerk, url, offset, new Uint8Array(bytes.subarray(offset)))
    const file = await done.json()
    expect(file.sm3).toBe(createHash('sm3').update(bytes).digest('hex'))
  })

  test('a client that lost the last answer learns that it is done', async () => {
    const bytes = pdfBytes()
    const url = await opened(clerk, '评估报告.pdf', bytes.length)
    const first = await (await sent(clerk, url, 0, new Uint8Array(bytes))).json()
    const head = await asked(clerk, url)
    expect(head.headers.get('upload-offset')).toBe(String(bytes.length))
    expect(await (await asked(clerk, url, 'GET')).json()).toEqual(first)
  })

  test('another person finds neither the upload nor the file', async () => {
    const bytes = pdfBytes()
    const url = await opened(clerk, '决议.pdf', bytes.length)
    for (const method of ['HEAD', 'GET', 'DELETE']) await expect(asked(stranger, url, method)).rejects.toMatchObject({ code: 'not_found' })
    await expect(sent(stranger, url, 0, new Uint8Array(bytes))).rejects.toMatchObject({ code: 'not_found' })
    await sent(clerk, url, 0, new Uint8Array(bytes))
    for (const method of ['HEAD', 'GET']) await expect(asked(stranger, url, method)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('who may not upload is told so', async () => {
    const reader = await person(clerk.orgId, '查询人', ['matter.read'])
    await expect(opened(reader, 'a.pdf', 10)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a program under the name of a PDF is refused, gone and in the audit trail', async () => {
    const bytes = programBytes()
    const url = await opened(clerk, '章程.pdf', bytes.length)
    await expect(sent(clerk, url, 0, new Uint8Array(bytes))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('扩展名为 .pdf，内容却是可执行文件'),
    })
    await expect(asked(clerk, url)).rejects.toMatchObject({ code: 'not_found' })
    const id = url.split('/').at(-1)
    const lines = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { subjectId: id, outcome: 'refused' } }))
    expect(lines).toHaveLength(1)
  })

  test('more than 500 MB is refused before a byte is sent, an archive and an empty file too', async () => {
    await expect(opened(clerk, '影像.pdf', maxUploadBytes + 1)).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('500 MB'),
    })
    await expect(opened(clerk, '材料.zip', 10)).rejects.toMatchObject({ message: expect.stringContaining('解压') })
    await expect(opened(clerk, '空.pdf', 0)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('the same content is kept once, under as many names as it came', async () => {
    const bytes = pdfBytes()
    const ids = [await uploaded(clerk, '甲.pdf', bytes), await uploaded(stranger, '乙.pdf', bytes)]
    const rows = await asSystem('测试', (tx) => tx.storedFile.findMany({ where: { id: { in: ids } } }))
    expect(new Set(rows.map((row) => row.storageKey)).size).toBe(1)
    expect(rows.map((row) => row.name).sort()).toEqual(['乙.pdf', '甲.pdf'])
  })

  test('60 MB pass in flat memory', async () => {
    const piece = new Uint8Array(pdfBytes(1 << 20))
    const pieces = 60
    let left = pieces
    let peak = 0
    global.gc?.()
    const before = process.memoryUsage().rss
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        peak = Math.max(peak, process.memoryUsage().rss - before)
        if (left-- > 0) controller.enqueue(piece)
        else controller.close()
      },
    })
    const url = await opened(clerk, '影像资料.pdf', piece.length * pieces)
    const file = await (await sent(clerk, url, 0, body)).json()
    expect(file.size).toBe(piece.length * pieces)
    peak = Math.max(peak, process.memoryUsage().rss - before)
    expect(peak).toBeLessThan(40 << 20)
  })
})
