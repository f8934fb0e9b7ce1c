import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { newId } from '@/lib/platform/id'
import { put, type Stored } from '@/lib/platform/storage'
import { renderPaper } from './render'
import { paperContentSchema } from './schema'

/**
 * Makes the PDF of an issued paper and attaches it: for the worker, after `paper.issued`. Gives the file's id. Asked again, also at
 * the same time, it changes nothing and gives the same id. Throws when there is no such paper.
 */
export async function renderIssuedPaper(paperId: string, now: Date): Promise<{ fileId: string; sm3: string }> {
  const paper = await asSystem('读取待制版的文书', (tx) => tx.paper.findUniqueOrThrow({ where: { id: paperId } }))
  if (paper.fileId && paper.sm3) return { fileId: paper.fileId, sm3: paper.sm3 }
  const stored = await put(await renderPaper(paperContentSchema.parse(paper.body)))
  return asSystem('保存制成的文书', async (tx) => {
    await tx.$queryRaw`select id from paper where id = ${paperId}::uuid for update`
    const current = await tx.paper.findUniqueOrThrow({ where: { id: paperId } })
    if (current.fileId && current.sm3) return { fileId: current.fileId, sm3: current.sm3 }
    return attach(tx, current, stored, now)
  })
}

type Row = { id: string; number: string; title: string; orgId: string; line: string; issuedBy: string }

async function attach(tx: Parameters<typeof writeAudit>[0], paper: Row, { key, size, sm3 }: Stored, now: Date) {
  const fileId = newId()
  await tx.storedFile.create({
    data: {
      id: fileId,
      name: cleanFileName(`${paper.number} ${paper.title}.pdf`),
      size: BigInt(size),
      mime: 'application/pdf',
      sm3,
      storageKey: key,
      orgId: paper.orgId,
      line: paper.line,
      uploadedBy: paper.issuedBy,
      uploadedAt: now,
      scan: 'clean',
      ownerKind: 'paper',
      ownerId: paper.id,
    },
  })
  await tx.paper.update({ where: { id: paper.id }, data: { fileId, sm3 } })
  const note = { subjectKind: 'paper', subjectId: paper.id, orgId: paper.orgId, detail: { number: paper.number, fileId, sm3 } }
  await writeAudit(tx, [auditLine('renderPaper', null, note, now)])
  return { fileId, sm3 }
}
