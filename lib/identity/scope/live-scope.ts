import type { Actor } from '@/lib/kernel/actor'
import { asActor } from '@/lib/platform/db'
import type { LiveMessage } from '@/lib/platform/live'

/** A test whether a live message concerns the actor: named there, a circular (everybody looks, the wall decides), or in the actor's organisations and lines. Reads the scope once. */
export async function liveScope(actor: Actor): Promise<(message: LiveMessage) => boolean> {
  const { orgs, lines } = await asActor(actor, async (tx) => ({
    orgs: new Set((await tx.actorOrg.findMany({ where: { userId: actor.userId }, select: { orgId: true } })).map((row) => row.orgId)),
    lines: new Set((await tx.actorLine.findMany({ where: { userId: actor.userId }, select: { line: true } })).map((row) => row.line)),
  }))
  return (message) => {
    if (message.users.includes(actor.userId) || message.kind === 'circular') return true
    return message.orgId !== null && orgs.has(message.orgId) && (message.line === null || lines.has(message.line))
  }
}
