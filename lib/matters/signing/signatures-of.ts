import { type Tx, withBaseRights } from '@/lib/platform/db'
import { judgeSignature, type SignatureVerdict, type SignedSubject } from './rules/subject'
import { type Ink, inkSchema } from './schema'
import { standingContent } from './sign'

/** A signature as pages show it, with what is to be said of it today. `ink` null = the name was typed. */
export type ShownSignature = {
  eventId: string
  userName: string
  method: 'drawn' | 'typed'
  ink: Ink | null
  device: string
  round: number
  at: string
  digest: string
  verdict: SignatureVerdict
}

/** The signatures on a filing that the asking side may see, each judged by the rows of today. */
export async function signaturesOf(tx: Tx, filing: { id: string; values: unknown }): Promise<ShownSignature[]> {
  const rows = await tx.signature.findMany({ where: { filingId: filing.id }, orderBy: { at: 'asc' } })
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.eventId)
  // Words of the other side enter the judgement and do not leave it.
  const { content, events } = await withBaseRights(tx, async () => ({
    content: await standingContent(tx, filing),
    events: await tx.$queryRaw<{ id: string; action: string; actor: string; opinion: string | null }[]>`
      select e.id::text, e.action, e.actor_id::text as actor, o.text as opinion
      from flow_event e left join flow_opinion o on o.event_id = e.id where e.id = any (${ids}::uuid[])`,
  }))
  return rows.map((row) => {
    const event = events.find((one) => one.id === row.eventId)
    const standing = {
      content,
      opinion: event?.opinion ?? null,
      action: event?.action ?? '',
      actorId: event?.actor ?? '',
      mark: row.strokes,
    }
    return {
      ...{
        eventId: row.eventId,
        userName: row.userName,
        device: row.device,
        round: row.round,
        at: row.at.toISOString(),
        digest: row.digest,
      },
      method: row.method === 'drawn' ? 'drawn' : 'typed',
      ink: row.method === 'drawn' ? (inkSchema.safeParse(row.strokes).data ?? null) : null,
      verdict: judgeSignature(row.subject as unknown as SignedSubject, row.digest, standing),
    }
  })
}
