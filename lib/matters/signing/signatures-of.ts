import { type Answers, Prisma, type Questions } from '@/lib/platform/db'
import { contentDigest, judgeSignature, type SignatureVerdict, type SignedMaterial, type SignedSubject } from './rules/subject'
import { type Ink, inkSchema } from './schema'

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

/** A signature as the database gives it. */
export type SignatureRow = {
  eventId: string
  userName: string
  device: string
  round: number
  at: string
  digest: string
  method: string
  strokes: unknown
  subject: SignedSubject
}

/** What is asked with the platform's rights to judge signatures: words of the other side enter the judgement and do not leave it. */
export function judgementQuestions(filingId: string, signatures: readonly SignatureRow[]): Questions {
  if (signatures.length === 0) return {}
  const ids = signatures.map((row) => row.eventId)
  return {
    signedMaterials: Prisma.sql`select key, name, sm3 from filing_material where filing_id = ${filingId}::uuid`,
    signedEvents: Prisma.sql`
      select e.id, e.action, e.actor_id as actor, o.text as opinion
      from flow_event e left join flow_opinion o on o.event_id = e.id where e.id = any (${ids}::uuid[])`,
  }
}

type EventRow = { id: string; action: string; actor: string; opinion: string | null }

/** Each signature judged by the rows of today: the answers to `judgementQuestions`. */
export function judged(filing: { id: string; values: unknown }, rows: readonly SignatureRow[], answers: Answers): ShownSignature[] {
  if (rows.length === 0) return []
  const content = contentDigest(filing.id, filing.values, answers.signedMaterials as SignedMaterial[])
  const events = answers.signedEvents as EventRow[]
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
        at: new Date(row.at).toISOString(),
        digest: row.digest,
      },
      method: row.method === 'drawn' ? 'drawn' : 'typed',
      ink: row.method === 'drawn' ? (inkSchema.safeParse(row.strokes).data ?? null) : null,
      verdict: judgeSignature(row.subject, row.digest, standing),
    }
  })
}
