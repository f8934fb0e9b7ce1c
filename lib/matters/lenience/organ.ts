import type { Actor } from '@/lib/kernel/actor'
import type { Tx } from '@/lib/platform/db'

/** The full name of the asking person's organ, as it stands under a letter. */
export async function organOf(tx: Tx, actor: Actor): Promise<string> {
  const org = await tx.org.findUnique({ where: { id: actor.orgId }, select: { name: true } })
  return org?.name ?? actor.orgName
}
