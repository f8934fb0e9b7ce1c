import { canonicalJson } from '@/lib/kernel/canonical'
import { Refusal } from '@/lib/kernel/refusal'
import { sm3 } from '@/lib/platform/crypto'
import type { Tx } from '@/lib/platform/db'
import { bookTemplate } from './book-template'
import type { HandbookSource } from './read-handbook'

/** How far a print is; `fileId` once it is there. */
export type EditionState = {
  id: string
  status: 'waiting' | 'printing' | 'done' | 'failed'
  done: number
  total: number
  pages: number | null
  error: string | null
  finishedAt: string | null
}

/** How many matters a print holds: all in force, or the one of this code. Throws Refusal(not_found) for a code there is none of. */
export function sizeOf({ versions }: HandbookSource, scope: string): number {
  if (scope === 'all') return versions.length
  if (versions.some(({ matter }) => matter.code === scope)) return 1
  throw new Refusal('not_found', `没有编码为 ${scope} 的监管事项。`)
}

// What the layout and the pictures look like is part of the text: raised by whoever changes how a picture is drawn.
const drawing = 1

/**
 * SM3 (64 hex characters) of everything a print shows: the versions in force, the names around them, the layout. A single matter also
 * depends on the others, whose names stand in its dependencies.
 */
export function editionDigest({ versions, names }: HandbookSource, scope: string): string {
  const ids = versions.map(({ id, version, effectiveFrom }) => ({ id, version, effectiveFrom }))
  return sm3(canonicalJson({ scope, ids, departments: names.departments, roles: names.roles, layout: sm3(bookTemplate), drawing }))
}

/** The print of a digest, when one has been ordered. */
export async function editionOf(tx: Tx, digest: string): Promise<EditionState | null> {
  const row = await tx.bookEdition.findUnique({ where: { digest } })
  if (!row) return null
  const { id, status, done, total, pages, error } = row
  return {
    ...{ id, status: status as EditionState['status'], done, total, pages, error },
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
