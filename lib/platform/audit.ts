import { canonicalJson } from '@/lib/kernel/canonical'
import { sm3 } from './crypto'

/** One line of the audit trail as it is digested; times ISO with milliseconds. */
export type AuditRecord = {
  id: string
  at: string
  actorId: string | null
  actorName: string
  onBehalfOf: string | null
  sessionId: string | null
  ip: string | null
  action: string
  subjectKind: string | null
  subjectId: string | null
  orgId: string | null
  outcome: 'done' | 'refused'
  detail: unknown
}

/** The line's own SM3 digest: over its canonical JSON, so that any changed member changes it. */
export function auditDigest(line: AuditRecord): string {
  return sm3(canonicalJson(line))
}

/** The hash of a link: sequence, line, digest and the hash before. */
export function sealHash(seq: bigint, lineId: string, digest: string, previous: string): string {
  return sm3(`${seq}|${lineId}|${digest}|${previous}`)
}

export const chainStart = '0'.repeat(64)
