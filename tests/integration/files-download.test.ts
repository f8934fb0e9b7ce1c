import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { attachFile, releaseFile } from '@/lib/platform/files/attach'
import { downloadResponse } from '@/lib/platform/files/download-response'
import { fileForDownload, myLooseFiles } from '@/lib/platform/files/queries'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { type TestDatabase, testDatabase } from '../support/database'
import { pdfBytes, uploaded } from './files-bytes'
import { enterprise, filingRow, person } from './files-people'

const may = ['file.upload', 'matter.read']
const take = (actor: Actor, id: string, headers: Record<string, string> = {}, query = '') =>
  downloadResponse(actor, id, new Request(`http://localhost/api/files/${id}${query}`, { headers }))

describe('taking a file', () => {
  let db: TestDatabase
  let clerk: Actor
  let colleague: Actor
  let stranger: Actor
  let otherLine: Actor
  let filing: string
  beforeAll(async () => {
    db = await testDatabase()
    connectDatabase(db.appUrl)
    const org = await enterprise('青岛示例控股集团有限公司')
    clerk = await person(org, '填报人', may)
    colleague = await person(org, '审核人', may)
    otherLine = await person(org, '其他条线', may, 'ent', 'CWJD')
    stranger = await person(await enterprise('青岛另一示例集团有限公司'), '外人', may)
    const row = filingRow(org, clerk.userId)
    filing = row.id
    await asActor(clerk, (tx) => tx.filing.create({ data: row }))
  })
  afterAll(async () => {
    await closeDatabase()
    await db?.drop()
  })

  const attached = async (name: string, bytes: Buffer) => {
    const fileId = await uploaded(clerk, name, bytes)
    await asActor(clerk, (tx) => attachFile(tx, { fileId, ownerKind: 'filing', ownerId: filing, orgId: clerk.orgId, line: 'CQGL' }))
    return fileId
  }

  test('before it is attached only the uploader sees it', async () => {
    const id = await uploaded(clerk, '草稿附件.pdf', pdfBytes())
    expect((await take(clerk, id)).status).toBe(200)
    await expect(take(colleague, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await runQuery(myLooseFiles, clerk, {})).map((file) => file.id)).toContain(id)
    expect(await runQuery(myLooseFiles, colleague, {})).toEqual([])
  })

  test('once attached, those see it who see the filing: not another line, not another enterprise', async () => {
    const bytes = pdfBytes()
    const id = await attached('法律意见书.pdf', bytes)
    const response = await take(colleague, id)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
    for (const actor of [stranger, otherLine]) {
      await expect(take(actor, id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(runQuery(fileForDownload, actor, { id })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(take(clerk, newId())).rejects.toMatchObject({ code: 'not_found' })
    await expect(take(clerk, '../../secrets.json')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('it is saved under its Chinese name and never guessed at', async () => {
    const { headers } = await take(colleague, await attached('职工安置方案(2026)终稿.pdf', pdfBytes()))
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="______(2026)__.pdf"; filename*=UTF-8''${encodeURIComponent('职工安置方案(2026)终稿').replaceAll('(', '%28').replaceAll(')', '%29')}.pdf`,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toContain('no-store')
  })

  test('only harmless types are shown in the page, text in its own encoding and sandboxed', async () => {
    const gbk = Buffer.from('B9FAD7CACEAF', 'hex')
    const text = await take(clerk, await attached('说明.txt', gbk), {}, '?inline=1')
    expect(text.headers.get('content-type')).toBe('text/plain;charset=gb18030')
    expect(text.headers.get('content-disposition')).toMatch(/^inline/)
    expect(text.headers.get('content-security-policy')).toMatch(/^sandbox/)
    const table = await take(clerk, await attached('清单.csv', Buffer.from('企业,金额\n')), {}, '?inline=1')
    expect(table.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('a part can be asked for, as viewers do', async () => {
    const bytes = pdfBytes(1000)
    const id = await attached('长卷.pdf', bytes)
    const part = await take(clerk, id, { range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${bytes.length}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20))
    expect((await take(clerk, id, { range: `bytes=${bytes.length}-` })).status).toBe(416)
    expect((await take(clerk, id, { range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200)
  })

  test('every download leaves a line in the audit trail', async () => {
    const id = await attached('决议.pdf', pdfBytes())
    await take(colleague, id)
    await take(clerk, id, {}, '?inline=1')
    const lines = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { subjectId: id, action: 'downloadFile' } }))
    expect(lines.map((line) => line.actorName).sort()).toEqual(['填报人', '审核人'].sort())
  })

  test('nobody attaches what another person uploaded, or what already belongs to another record', async () => {
    const to = (fileId: string, ownerId = filing) => ({ fileId, ownerKind: 'filing' as const, ownerId, orgId: clerk.orgId, line: 'CQGL' })
    const loose = await uploaded(clerk, '甲.pdf', pdfBytes())
    await expect(asActor(colleague, (tx) => attachFile(tx, to(loose)))).rejects.toMatchObject({ code: 'not_found' })
    const id = await attached('乙.pdf', pdfBytes())
    const again = await asActor(clerk, (tx) => attachFile(tx, to(id)))
    expect(again.id).toBe(id)
    const second = filingRow(clerk.orgId, clerk.userId)
    await asActor(clerk, (tx) => tx.filing.create({ data: second }))
    await expect(asActor(clerk, (tx) => attachFile(tx, to(id, second.id)))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('what is taken out of a draft falls to the person who took it out', async () => {
    const id = await attached('误传.pdf', pdfBytes())
    await asActor(colleague, (tx) => releaseFile(tx, id, colleague))
    await expect(take(clerk, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await take(colleague, id)).status).toBe(200)
  })
})
