import { poolsSql } from '@/lib/flow/performer'
import { historyFrom, runFrom } from '@/lib/flow/queries/run-record'
import { currentIdsSql, versionsOf } from '@/lib/matters/definitions'
import { annotationsFrom } from '@/lib/matters/signing/annotations-of'
import type { SignatureRow } from '@/lib/matters/signing/signatures-of'
import { filingFrom } from '@/lib/matters/workspace'
import { type Answers, askTogether, Prisma, type Questions } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import type { QueryContext } from '@/lib/platform/query'

/** A check as it was kept. */
export type CheckRow = {
  ruleId: string
  level: string
  result: string
  reason: string
  detail: unknown
  verdict: string | null
  verdictBy: string | null
}
/** What was taken over from an earlier filing. `fromAt` is an ISO instant. */
export type ReusedRow = {
  kind: string
  key: string
  why: string
  fromId: string | null
  /** Of a figure: the statement and cell it stood in, and its value as it was taken. */
  statementId: string | null
  cell: string | null
  value: string | null
  fromNumber: string
  fromAt: string
}

type Material = {
  id: string
  key: string
  fileId: string
  name: string
  size: number
  mime: string
  sm3: string
  source: string
  from: string | null
}
type Revoked = { at: string; by: string | null; reason: string | null; basis: string | null }
type Paper = { id: string; number: string; kind: string; title: string; fileId: string | null; verifyCode: string; sm3: string | null }
type Waiting = { id: string; stepName: string; holderName: string | null; urges: number; side: string; parentTaskId: string | null }
type Seal = { status: string; decidedByName: string | null; opinion: string | null; sealedAt: string | null; keyName: string | null }
type Open = { id: string; pool: string; parentTaskId: string | null }
type Round = { round: number; at: string; byName: string; values: unknown; materials: unknown }
type Department = { code: string; name: string; phone: string }

const instant = (text: string) => new Date(text).toISOString()

type Parts = {
  filing: Record<string, unknown>
  run: unknown
  history: unknown[]
  rounds: Round[]
  reused: ReusedRow[]
  materials: (Material & { addedAt: string })[]
  waiting: (Waiting & Open)[]
  checks: CheckRow[]
  paper: (Paper & { issuedAt: string; revoked: Revoked | null }) | null
  signatures: SignatureRow[]
  notes: unknown[]
}

/**
 * A filing and what lies beside it, in one round trip and as far as the asker may see it: its run and history, rounds as they were handed in
 * (newest first), what was taken over from earlier filings, materials in the order they came, the desks it waits on, the checks of the
 * newest round, its paper with the newest seal, signatures, notes, the departments, the matters in force. Times are ISO instants.
 * Throws Refusal(not_found).
 */
export async function openWithRows(context: QueryContext, id: string) {
  const { tx, actor, now } = context
  const answers: Answers = isId(id) ? await askTogether(tx, { ...questionsBeside(id), pools: poolsSql(actor.userId, now) }) : {}
  const parts = (answers.parts?.[0] as { parts: Parts | null } | undefined)?.parts
  const open = await filingFrom(tx, parts?.filing)
  return { open, beside: await besideFrom(context, parts!, answers) }
}

async function besideFrom(context: QueryContext, parts: Parts, answers: Answers) {
  const { paper } = parts
  const seal = answers.seal?.[0] as Seal | undefined
  return {
    run: await runFrom(context, { run: parts.run ? [parts.run] : [], pools: answers.pools ?? [] }),
    history: historyFrom(parts.history, context.actor.side),
    rounds: parts.rounds.map((row) => ({ ...row, at: new Date(row.at) })),
    reused: parts.reused.map((row) => ({ ...row, fromAt: instant(row.fromAt) })),
    materials: parts.materials.map((row) => ({ ...row, addedAt: instant(row.addedAt) })),
    waiting: parts.waiting.map(({ pool: _, ...row }): Waiting => row),
    open: parts.waiting.map(({ id, pool, parentTaskId }): Open => ({ id, pool, parentTaskId })),
    checks: parts.checks,
    paper: paper
      ? {
          ...paper,
          issuedAt: instant(paper.issuedAt),
          revoked: paper.revoked && { ...paper.revoked, at: instant(paper.revoked.at) },
          seal: seal ? { ...seal, sealedAt: seal.sealedAt && instant(seal.sealedAt) } : null,
        }
      : null,
    signatures: parts.signatures,
    notes: annotationsFrom(parts.notes),
    departments: Object.fromEntries((answers.departments as Department[]).map((row) => [row.code, row])),
    matters: await versionsOf(context.tx, answers.current as { id: string }[]),
  }
}

function questionsBeside(id: string): Questions {
  return {
    parts: Prisma.sql`select app.filing_parts(${id}::uuid) as parts`,
    // The newest seal on the paper, or that it waits for approval; none for the enterprise, which verifies the file itself.
    seal: Prisma.sql`
      select u.status, u.decided_by_name as "decidedByName", u.opinion, u.sealed_at as "sealedAt", k.name as "keyName"
      from paper p join seal_use u on u.paper_id = p.id left join seal_key k on k.id = u.key_id
      where p.filing_id = ${id}::uuid and u.status in ('open', 'approved', 'refused', 'done') order by u.asked_at desc limit 1`,
    departments: Prisma.sql`select code, name, phone from department`,
    current: currentIdsSql('matter'),
  }
}
