import { type RenderedPaper, renderIssuedPaper } from '@/lib/matters/paper/render-issued'
import { ensureFirstKey } from '@/lib/matters/seal/keys'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { openRead } from '@/lib/platform/storage'

/** Has the office approve the seal on a paper whose filing has no flow, and sees to a key. */
export async function approveSeal(paperId: string, by: { userId: string; name: string }, now: Date): Promise<void> {
  await ensureFirstKey(now)
  await asSystem('测试：批准用印', async (tx) => {
    const paper = await tx.paper.findUniqueOrThrow({ where: { id: paperId } })
    await tx.sealUse.create({
      data: {
        ...{ id: newId(), kind: 'paper', basis: 'request', paperId, filingId: paper.filingId, title: paper.title, number: paper.number },
        ...{ reason: '测试用印', status: 'approved', askedBy: paper.issuedBy, askedByName: '承办人', askedAt: now },
        ...{ decidedBy: by.userId, decidedByName: by.name, decidedAt: now },
      },
    })
  })
}

/** The file of a rendered paper; fails while the seal waits for approval. */
export function fileOf(made: RenderedPaper): { fileId: string; sm3: string } {
  if (!('fileId' in made)) throw new Error('The seal on this paper waits for approval')
  return made
}

/** Renders a paper that needs no more approval; sees to a key. */
export async function rendered(paperId: string, now = new Date()): Promise<{ fileId: string; sm3: string }> {
  await ensureFirstKey(now)
  return fileOf(await renderIssuedPaper(paperId, now))
}

/** The bytes of a stored file. */
export async function bytesOfFile(fileId: string): Promise<Uint8Array> {
  const { storageKey } = await asSystem('测试取文件', (tx) => tx.storedFile.findUniqueOrThrow({ where: { id: fileId } }))
  const stream = await openRead(storageKey)
  return new Uint8Array(Buffer.concat((await stream!.toArray()) as Buffer[]))
}
