import { type SealedFile, sealFile } from '@/lib/matters/seal/apply'
import { approvalOf } from '@/lib/matters/seal/approval'
import { keepSealed } from '@/lib/matters/seal/keep-sealed'
import { approvedUse, askForPaper, recordPaperUse, type SealApproval } from '@/lib/matters/seal/paper-use'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import { isCommissions } from './organ'
import { renderPaper } from './render'
import { paperContentSchema } from './schema'

/** The file of a paper, or that the head of the office has to approve the seal before there is one. */
export type RenderedPaper = { fileId: string; sm3: string } | { waiting: 'approval' }

/**
 * Makes the PDF of an issued paper, seals it, attaches it and tells of it (`paper.rendered`): for the worker, after `paper.issued`. Asked
 * again, also at the same time, it changes nothing and gives the same file. A paper whose decision carries no approval for the seal is put on the office's desk
 * instead. The seal is the commission's: what the body of a district decided is made without it, and proven by its code and its bytes alone. Throws when there is no such paper; Refusal(unavailable) without an active key.
 */
export async function renderIssuedPaper(paperId: string, now: Date): Promise<RenderedPaper> {
  const { paper, approval } = await asSystem('读取待制版的文书', async (tx) => {
    const row = await tx.paper.findUniqueOrThrow({ where: { id: paperId } })
    if (row.fileId && row.sm3) return { paper: row, approval: null }
    if (!isCommissions(row)) return { paper: row, approval: null }
    const found = (await approvalOf(tx, row)) ?? (await approvedUse(tx, paperId))
    if (!found) await askForPaper(tx, row, now)
    return { paper: row, approval: found }
  })
  if (paper.fileId && paper.sm3) return { fileId: paper.fileId, sm3: paper.sm3 }
  const content = paperContentSchema.parse(paper.body)
  if (!isCommissions(paper)) return keepMade(paperId, { bytes: await renderPaper(content) }, null, now)
  if (!approval) return { waiting: 'approval' }
  const sealed = await sealFile({ code: paper.verifyCode, now }, (key) => renderPaper(content, { organ: content.organ, name: key.name }))
  return keepMade(paperId, sealed, { ...sealed, approval }, now)
}

/** Attaches the file to its paper, with the use of the seal where there was one. */
async function keepMade(
  paperId: string,
  made: { bytes: Uint8Array },
  use: (SealedFile & { approval: SealApproval }) | null,
  now: Date,
): Promise<{ fileId: string; sm3: string }> {
  const file = await keepSealed(made)
  return asSystem('保存制成的文书', async (tx) => {
    const current = await locked(tx, paperId)
    if (current.fileId && current.sm3) return { fileId: current.fileId, sm3: current.sm3 }
    const kept = await file.attach(tx, { ...current, ownerKind: 'paper', ownerId: current.id, by: current.issuedBy, now })
    await tx.paper.update({ where: { id: current.id }, data: { fileId: kept.fileId, sm3: kept.sm3 } })
    if (use) await recordPaperUse(tx, current, use.approval, { ...use, ...kept })
    const sealing = use ? { keyId: use.keyId, digest: use.digest, basis: use.approval.basis } : { sealed: false }
    const detail = { number: current.number, ...kept, ...sealing }
    const note = { subjectKind: 'paper', subjectId: current.id, orgId: current.orgId, detail }
    await writeAudit(tx, [auditLine('renderPaper', null, note, now)])
    await announce(tx, current, use?.approval ?? null, now)
    return kept
  })
}

/** Tells open pages and other systems that the file is there, once; nobody waits for the papers of an imported past. */
async function announce(
  tx: Tx,
  paper: { id: string; orgId: string; line: string },
  approval: SealApproval | null,
  now: Date,
): Promise<void> {
  const awaited = approval?.basis === 'request' || (await tx.outbox.count({ where: { topic: 'paper.issued', subjectId: paper.id } })) > 0
  if (!awaited) return
  const { id: subjectId, orgId, line } = paper
  await tx.outbox.create({ data: { at: now, topic: 'paper.rendered', subjectKind: 'paper', subjectId, orgId, line } })
}

async function locked(tx: Tx, paperId: string) {
  await tx.$queryRaw`select id from paper where id = ${paperId}::uuid for update`
  return tx.paper.findUniqueOrThrow({ where: { id: paperId } })
}
