import type { Tx } from '@/lib/platform/db'

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
export type ReusedRow = { kind: string; key: string; why: string; fromId: string; fromNumber: string; fromAt: string }

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
type Beside = {
  rounds: { round: number; at: string; byName: string; values: unknown; materials: unknown }[]
  reused: ReusedRow[]
  materials: (Material & { addedAt: string })[]
  waiting: Waiting[]
  checks: CheckRow[]
  paper: (Paper & { issuedAt: string; revoked: Revoked | null }) | null
  departments: { code: string; name: string; phone: string }[]
}

/**
 * What lies beside a filing, in one round trip and as far as the asker may see it: rounds as they were handed in (newest first), what was
 * taken over from earlier filings,
 * materials in the order they came, the desks it waits on, the checks of the newest round, its paper, the departments. Times are ISO instants.
 */
export async function rowsBeside(tx: Tx, filing: { id: string }) {
  const rows = await tx.$queryRaw<Beside[]>`
    select
      (select coalesce(jsonb_agg(v order by v.round desc), '[]') from (
        select round, at, by_name as "byName", values, materials from filing_version where filing_id = ${filing.id}::uuid) v) as rounds,
      (select coalesce(jsonb_agg(u order by u.kind, u.key), '[]') from (
        select kind, key, why, from_filing_id as "fromId", from_number as "fromNumber", from_at as "fromAt" from filing_reuse
        where filing_id = ${filing.id}::uuid) u) as reused,
      (select coalesce(jsonb_agg(m order by m."addedAt"), '[]') from (
        select id, key, file_id as "fileId", name, size, mime, sm3, source, added_at as "addedAt",
          case when source = 'base' then (select from_number from filing_reuse u
            where u.filing_id = ${filing.id}::uuid and u.kind = 'material' and u.key = filing_material.key) end as "from" from filing_material
        where filing_id = ${filing.id}::uuid) m) as materials,
      (select coalesce(jsonb_agg(t order by t.id), '[]') from (
        select id, step_name as "stepName", holder_name as "holderName", urges, side, parent_task_id as "parentTaskId" from task
        where subject_id = ${filing.id}::uuid and status = 'open') t) as waiting,
      (select coalesce(jsonb_agg(c order by c."ruleId"), '[]') from (
        select rule_id as "ruleId", level, result, reason, detail, verdict, verdict_by as "verdictBy" from filing_check
        where filing_id = ${filing.id}::uuid and round = (select max(round) from filing_check where filing_id = ${filing.id}::uuid)) c) as checks,
      (select to_jsonb(p) from (
        select id, number, kind, title, file_id as "fileId", verify_code as "verifyCode", issued_at as "issuedAt", sm3,
          case when revoked_at is not null then jsonb_build_object('at', revoked_at, 'by', revoked_by_name, 'reason', revoked_reason,
            'basis', revoked_basis) end as revoked from paper
        where filing_id = ${filing.id}::uuid) p) as paper,
      (select coalesce(jsonb_agg(d), '[]') from (select code, name, phone from department) d) as departments`
  const { rounds, reused, materials, paper, departments, ...rest } = rows[0]!
  const instant = (text: string) => new Date(text).toISOString()
  return {
    ...rest,
    rounds: rounds.map((row) => ({ ...row, at: new Date(row.at) })),
    reused: reused.map((row) => ({ ...row, fromAt: instant(row.fromAt) })),
    materials: materials.map((row) => ({ ...row, addedAt: instant(row.addedAt) })),
    paper: paper && {
      ...paper,
      issuedAt: instant(paper.issuedAt),
      revoked: paper.revoked && { ...paper.revoked, at: instant(paper.revoked.at) },
    },
    departments: Object.fromEntries(departments.map((row) => [row.code, row])),
  }
}
