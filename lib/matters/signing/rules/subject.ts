import { canonicalJson } from '@/lib/kernel/canonical'
import { sm3 } from '@/lib/platform/crypto'

/** A material as it counts for a signature. */
export type SignedMaterial = { key: string; name: string; sm3: string }

/** SM3 over the form and the materials as they stand; the order of materials and of members means nothing. */
export function contentDigest(filingId: string, values: unknown, materials: readonly SignedMaterial[]): string {
  const files = materials.map(({ key, name, sm3 }) => ({ key, name, sm3 })).sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return sm3(canonicalJson({ filingId, values, materials: files }))
}

const order = ({ key, sm3, name }: SignedMaterial) => `${key} ${sm3} ${name}`

/** Everything a signature covers. Digests stand for what is kept elsewhere: `content` form and materials, `opinion` the words, `mark` the strokes. */
export type SignedSubject = {
  filingId: string
  number: string | null
  title: string
  runId: string
  taskId: string
  eventId: string
  step: string | null
  round: number
  action: string
  content: string
  opinion: string
  data: unknown
  signer: { id: string; name: string; onBehalfOf: string | null }
  sessionId: string
  method: 'drawn' | 'typed'
  mark: string
  device: string
  at: string
}

/** SM3 of what is signed, the same however its members are ordered. */
export function subjectDigest(subject: SignedSubject): string {
  return sm3(canonicalJson(subject))
}

/** SM3 of any part of a subject: the words of an opinion, the strokes. */
export function partDigest(part: unknown): string {
  return sm3(canonicalJson(part ?? null))
}

/** What can be said of a stored signature: it holds; the filing has changed since; the record itself was tampered with. */
export type SignatureVerdict = 'valid' | 'changed' | 'broken'

/** What is in the rows now, for comparing with what was signed. */
export type Standing = { content: string; opinion: string | null; action: string; actorId: string; mark: unknown }

/** Judges a signature by the rows of today. */
export function judgeSignature(subject: SignedSubject, digest: string, now: Standing): SignatureVerdict {
  const whole =
    subjectDigest(subject) === digest &&
    partDigest(now.mark) === subject.mark &&
    partDigest(now.opinion) === subject.opinion &&
    now.action === subject.action &&
    now.actorId === subject.signer.id
  if (!whole) return 'broken'
  return now.content === subject.content ? 'valid' : 'changed'
}
