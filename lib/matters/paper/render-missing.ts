import { asSystem } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { renderIssuedPaper } from './render-issued'

const pauseMs = 50

/**
 * Makes the PDFs of papers that have none, newest first, at most `most` a call: those of an imported past, and those whose own job was
 * lost. A paper that cannot be set is passed over, so that it does not keep the others waiting. Gives how many were made.
 */
export async function renderMissingPapers(now: Date, most = 500): Promise<number> {
  const papers = await asSystem('查找尚未制版的文书', (tx) =>
    tx.paper.findMany({ where: { fileId: null, revokedAt: null }, select: { id: true }, orderBy: { issuedAt: 'desc' }, take: most }),
  )
  let made = 0
  for (const { id } of papers) {
    try {
      await renderIssuedPaper(id, now)
      made += 1
    } catch (error) {
      log.error({ paper: id, err: String(error) }, '文书制版失败')
    }
    // Typesetting computes without a break: between two papers the other work of the process has its turn.
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return made
}
