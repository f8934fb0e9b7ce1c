import { shanghaiDate } from '@/lib/kernel/workday'
import { nextNumber } from '@/lib/matters/paper/number'
import { renderPaper } from '@/lib/matters/paper/render'
import { renderIssuedPaper } from '@/lib/matters/paper/render-issued'
import { paperContentSchema } from '@/lib/matters/paper/schema'
import { newVerifyCode } from '@/lib/matters/paper/verify-code'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import type { SealUse } from '@/lib/platform/generated/client'
import { openRead } from '@/lib/platform/storage'
import { type SealedFile, sealFile } from './apply'
import { keepSealed } from './keep-sealed'
import { stampDocument } from './stamp-document'

/** Presses the seal on what the head of the office approved: for the worker. Asked again it does nothing. */
export async function sealApproved(useId: string, now: Date): Promise<void> {
  const use = await asSystem('读取批准的用印', (tx) => tx.sealUse.findUnique({ where: { id: useId } }))
  if (use?.status !== 'approved') return
  if (use.kind === 'paper') await renderIssuedPaper(use.paperId ?? '', now)
  else if (use.kind === 'reseal') await reseal(use, now)
  else await sealDocument(use, now)
}

/** The same paper once more, under the key of today; the file before stays in the register and goes on being verified. */
async function reseal(use: SealUse, now: Date): Promise<void> {
  const paper = await asSystem('读取重新盖章的文书', (tx) => tx.paper.findUniqueOrThrow({ where: { id: use.paperId ?? '' } }))
  const content = paperContentSchema.parse(paper.body)
  const sealed = await sealFile({ code: paper.verifyCode, now }, (key) => renderPaper(content, { organ: content.organ, name: key.name }))
  const file = await keepSealed(sealed)
  await asSystem('保存重新盖章的文书', async (tx) => {
    if (!(await still(tx, use))) return
    const kept = await file.attach(tx, { ...paper, ownerKind: 'paper', ownerId: paper.id, by: use.askedBy, now })
    await tx.paper.update({ where: { id: paper.id }, data: kept })
    await done(tx, use, { ...sealed, ...kept }, { orgId: paper.orgId }, now)
  })
}

/** A document from outside the filings: its pages with the impression on the last, a number and a code of its own. */
async function sealDocument(use: SealUse, now: Date): Promise<void> {
  const source = await asSystem('读取申请用印的文件', (tx) => tx.storedFile.findUniqueOrThrow({ where: { id: use.sourceFileId ?? '' } }))
  const pdf = await bytesOf(source.storageKey)
  const code = newVerifyCode()
  const sealed = await sealFile({ code, now }, ({ organ, name }) => stampDocument(pdf, { organ, name, code, position: use.position }))
  const file = await keepSealed(sealed)
  await asSystem('保存盖章的文件', async (tx) => {
    if (!(await still(tx, use))) return
    const number = await nextNumber(tx, 'sealing', Number(shanghaiDate(now).slice(0, 4)))
    const { title, askedBy: by } = use
    const kept = await file.attach(tx, { ownerKind: 'seal', ownerId: use.id, number, title, orgId: source.orgId, line: null, by, now })
    await tx.sealUse.update({ where: { id: use.id }, data: { number, verifyCode: code } })
    await done(tx, use, { ...sealed, ...kept }, { number }, now)
  })
}

async function bytesOf(key: string): Promise<Uint8Array> {
  const stream = await openRead(key)
  if (!stream) throw new Error('申请用印的文件在存储中不存在')
  return new Uint8Array(Buffer.concat((await stream.toArray()) as Buffer[]))
}

async function still(tx: Tx, { id }: SealUse): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select id from seal_use where id = ${id}::uuid and status = 'approved' for update`
  return rows.length === 1
}

async function done(
  tx: Tx,
  use: SealUse,
  sealed: SealedFile & { fileId: string; sm3: string },
  more: { orgId?: string; number?: string },
  now: Date,
) {
  const { digest, signature, keyId, at: sealedAt, fileId, sm3 } = sealed
  await tx.sealUse.update({ where: { id: use.id }, data: { status: 'done', digest, signature, keyId, sealedAt, fileId, sm3 } })
  const detail = { kind: use.kind, title: use.title, keyId, digest, fileId, ...more }
  const note = { subjectKind: 'seal_use', subjectId: use.id, ...(more.orgId ? { orgId: more.orgId } : {}), detail }
  await writeAudit(tx, [auditLine('applySeal', null, note, now)])
}
