import { historyFrom, historySql, runFrom, runQuestions } from '@/lib/flow/queries/run-record'
import { currentIdsSql, versionsOf } from '@/lib/matters/definitions'
import { annotationsFrom, annotationsSql } from '@/lib/matters/signing/annotations-of'
import { type SignatureRow, signaturesSql } from '@/lib/matters/signing/signatures-of'
import { filingFrom, filingSql } from '@/lib/matters/workspace'
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

/**
 * A filing and what lies beside it, in one round trip and as far as the asker may see it: its run and history, rounds as they were handed in
 * (newest first), what was taken over from earlier filings, materials in the order they came, the desks it waits on, the checks of the
 * newest round, its paper with the newest seal, signatures, notes, the departments, the matters in force. Times are ISO instants.
 * Throws Refusal(not_found).
 */
export async function openWithRows(context: QueryContext, id: string) {
  const subject = { subjectKind: 'filing', subjectId: id }
  const rows: Answers = isId(id)
    ? await askTogether(context.tx, {
        filing: filingSql(id),
        ...runQuestions(context, subject),
        history: historySql(subject),
        ...questionsBeside(id),
      })
    : {}
  const open = await filingFrom(context.tx, rows.filing)
  return { open, beside: await besideFrom(context, rows) }
}

async function besideFrom(context: QueryContext, rows: Answers) {
  const paper = rows.paper?.[0] as (Paper & { issuedAt: string; revoked: Revoked | null }) | undefined
  const seal = rows.seal?.[0] as Seal | undefined
  return {
    run: await runFrom(context, rows),
    history: historyFrom(rows.history ?? [], context.actor.side),
    rounds: (rows.rounds as Round[]).map((row) => ({ ...row, at: new Date(row.at) })),
    reused: (rows.reused as ReusedRow[]).map((row) => ({ ...row, fromAt: instant(row.fromAt) })),
    materials: (rows.materials as (Material & { addedAt: string })[]).map((row) => ({ ...row, addedAt: instant(row.addedAt) })),
    waiting: rows.waiting as Waiting[],
    open: rows.open as Open[],
    checks: rows.checks as CheckRow[],
    paper: paper
      ? {
          ...paper,
          issuedAt: instant(paper.issuedAt),
          revoked: paper.revoked && { ...paper.revoked, at: instant(paper.revoked.at) },
          seal: seal ? { ...seal, sealedAt: seal.sealedAt && instant(seal.sealedAt) } : null,
        }
      : null,
    signatures: rows.signatures as SignatureRow[],
    notes: annotationsFrom(rows.notes ?? []),
    departments: Object.fromEntries((rows.departments as Department[]).map((row) => [row.code, row])),
    matters: await versionsOf(context.tx, rows.current as { id: string }[]),
  }
}

function questionsBeside(id: string): Questions {
  return {
    rounds: Prisma.sql`
      select round, at, by_name as "byName", values, materials from filing_version where filing_id = ${id}::uuid order by round desc`,
    reused: Prisma.sql`
      select kind, key, why, from_filing_id as "fromId", statement_id as "statementId", cell, value, from_number as "fromNumber", from_at as "fromAt" from filing_reuse
      where filing_id = ${id}::uuid order by kind, key`,
    materials: Prisma.sql`
      select id, key, file_id as "fileId", name, size, mime, sm3, source, added_at as "addedAt",
        case when source = 'base' then (select from_number from filing_reuse u
          where u.filing_id = ${id}::uuid and u.kind = 'material' and u.key = filing_material.key) end as "from" from filing_material
      where filing_id = ${id}::uuid order by added_at`,
    waiting: Prisma.sql`
      select id, step_name as "stepName", holder_name as "holderName", urges, side, parent_task_id as "parentTaskId" from task
      where subject_id = ${id}::uuid and status = 'open' order by id`,
    open: Prisma.sql`select id, pool, parent_task_id as "parentTaskId" from task where subject_id = ${id}::uuid and status = 'open'`,
    checks: Prisma.sql`
      select rule_id as "ruleId", level, result, reason, detail, verdict, verdict_by as "verdictBy" from filing_check
      where filing_id = ${id}::uuid and round = (select max(round) from filing_check where filing_id = ${id}::uuid) order by rule_id`,
    paper: Prisma.sql`
      select id, number, kind, title, file_id as "fileId", verify_code as "verifyCode", issued_at as "issuedAt", sm3,
        case when revoked_at is not null then jsonb_build_object('at', revoked_at, 'by', revoked_by_name, 'reason', revoked_reason,
          'basis', revoked_basis) end as revoked from paper
      where filing_id = ${id}::uuid`,
    // The newest seal on the paper, or that it waits for approval; none for the enterprise, which verifies the file itself.
    seal: Prisma.sql`
      select u.status, u.decided_by_name as "decidedByName", u.opinion, u.sealed_at as "sealedAt", k.name as "keyName"
      from paper p join seal_use u on u.paper_id = p.id left join seal_key k on k.id = u.key_id
      where p.filing_id = ${id}::uuid and u.status in ('open', 'approved', 'refused', 'done') order by u.asked_at desc limit 1`,
    signatures: signaturesSql(id),
    notes: annotationsSql(id),
    departments: Prisma.sql`select code, name, phone from department`,
    current: currentIdsSql('matter'),
  }
}
