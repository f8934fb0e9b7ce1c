import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import type { SealedFile } from './apply'
import type { Approval } from './approval'

type Paper = { id: string; filingId: string; number: string; title: string; kind: string; issuedBy: string; issuedAt: Date }
export type SealApproval = Omit<Approval, 'basis'> & { basis: 'decision' | 'standing' | 'request' }

const nameOf = async (tx: Tx, id: string) => (await tx.userAccount.findUnique({ where: { id }, select: { name: true } }))?.name ?? '系统'

/** The approval of the head of the office for the first seal on a paper; null while there is none. */
export async function approvedUse(tx: Tx, paperId: string): Promise<SealApproval | null> {
  const row = await tx.sealUse.findFirst({ where: { paperId, kind: 'paper', status: 'approved' } })
  if (!row?.decidedBy || !row.decidedAt) return null
  return { basis: 'request', by: row.decidedBy, byName: row.decidedByName ?? '', at: row.decidedAt, words: row.opinion ?? '' }
}

/** Puts a paper whose decision carries no approval for the seal on the office's desk, and tells it, once. */
export async function askForPaper(tx: Tx, paper: Paper, now: Date): Promise<void> {
  const there = await tx.sealUse.count({ where: { paperId: paper.id, kind: 'paper', status: { in: ['open', 'approved', 'refused'] } } })
  if (there > 0) return
  const id = newId()
  await tx.sealUse.create({
    data: {
      ...{ id, kind: 'paper', basis: 'request', paperId: paper.id, filingId: paper.filingId, title: paper.title },
      ...{ number: paper.number, reason: `${paper.kind}由承办人一人作出，没有可援引的复核或审签，须经批准用印`, status: 'open' },
      ...{ askedBy: paper.issuedBy, askedByName: await nameOf(tx, paper.issuedBy), askedAt: now },
    },
  })
  await tx.outbox.create({ data: { at: now, topic: 'seal.requested', subjectKind: 'seal_use', subjectId: id } })
}

/** Enters the first seal on a paper in the register: on its request where there was one, else with the decision it rests on. */
export async function recordPaperUse(
  tx: Tx,
  paper: Paper,
  approval: SealApproval,
  sealed: Pick<SealedFile, 'digest' | 'signature' | 'keyId' | 'at'> & { fileId: string; sm3: string },
): Promise<void> {
  const { digest, signature, keyId, at: sealedAt, fileId, sm3 } = sealed
  const done = { status: 'done', digest, signature, keyId, sealedAt, fileId, sm3 }
  const { count } = await tx.sealUse.updateMany({ where: { paperId: paper.id, kind: 'paper', status: 'approved' }, data: done })
  if (count > 0) return
  await tx.sealUse.create({
    data: {
      ...{ id: newId(), kind: 'paper', basis: approval.basis, paperId: paper.id, filingId: paper.filingId, title: paper.title },
      ...{
        number: paper.number,
        reason: `随${paper.kind}制发落章`,
        askedBy: paper.issuedBy,
        askedByName: await nameOf(tx, paper.issuedBy),
      },
      ...{
        askedAt: paper.issuedAt,
        decidedBy: approval.by,
        decidedByName: approval.byName,
        decidedAt: approval.at,
        opinion: approval.words,
      },
      ...done,
    },
  })
}
