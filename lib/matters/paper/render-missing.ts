import { asSystem } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { renderIssuedPaper } from './render-issued'

/** The newest are made at once; the others take a fifth of a processor at most (PAPER_PAUSE), because nobody waits for them. */
const atOnce = 60
const shortPauseMs = 50
/** It is called every minute: a call ends before the next one begins. */
const longestMs = 50_000

/**
 * Makes the PDFs of papers that have none, newest first, at most `most` a call and less than a minute long: those of an imported past, and those whose own job was
 * lost. A paper that cannot be set is passed over, so that it does not keep the others waiting; so is one whose seal waits for approval.
 * Gives how many were made.
 */
export async function renderMissingPapers(now: Date, most = 500): Promise<number> {
  const papers = await asSystem(
    '查找尚未制版的文书',
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select p.id::text from paper p where p.file_id is null and p.revoked_at is null
        and not exists (select 1 from seal_use u where u.paper_id = p.id and u.status in ('open', 'refused'))
      order by p.issued_at desc limit ${most}`,
  )
  const started = performance.now()
  let made = 0
  for (const [index, { id }] of papers.entries()) {
    const begun = performance.now()
    try {
      if ('fileId' in (await renderIssuedPaper(id, now))) made += 1
    } catch (error) {
      log.error({ paper: id, err: String(error) }, '文书制版失败')
    }
    if (performance.now() - started > longestMs) break
    // Typesetting computes without a break: between two papers the other work of the process has its turn.
    const pause = index < atOnce ? shortPauseMs : env.PAPER_PAUSE * (performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return made
}
