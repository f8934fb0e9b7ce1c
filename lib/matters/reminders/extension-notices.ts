import { dayOf } from '@/lib/flow/clock'
import type { MoveData } from '@/lib/flow/state'
import { notifyUsers } from '@/lib/identity/notify'
import type { Tx } from '@/lib/platform/db'

type Filing = { id: string; title: string; dueAt: Date | null }
type Moved = { eventId?: string; taskId?: string | null; action?: string }

/** Tells the enterprise of an approved extension with its reason, and whoever asked of the outcome; gives whom. Runs in the relay. */
export async function tellExtension(tx: Tx, moved: Moved, filing: Filing, applicants: readonly string[], now: Date): Promise<string[]> {
  const event = moved.eventId ? await tx.flowEvent.findUnique({ where: { id: moved.eventId } }) : null
  if (!event) return []
  const { days = 0, why = '' } = (event.data as { data?: MoveData }).data ?? {}
  const granted = moved.action === 'grant_extension'
  const asked = await tx.flowEvent.findFirst({ where: { runId: event.runId, action: 'ask_extension' }, orderBy: { seq: 'desc' } })
  const path = `/filings/${filing.id}`
  const until = filing.dueAt ? `，新的办结期限为 ${dayOf(filing.dueAt.toISOString())}` : ''
  const body = granted ? `经批准，办理时限延长 ${days} 个工作日${until}。理由：${why}` : '理由见办理过程，请按原时限办理。'
  const title = `${granted ? '办理时限延长' : '不予延期'}：${filing.title}`
  const people = [...(granted ? applicants : []), ...(asked?.actorId ? [asked.actorId] : [])]
  return (await notifyUsers(tx, people, { kind: 'filing', title, body, path }, now)).users
}
