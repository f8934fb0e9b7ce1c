import type { FormValues } from '@/lib/forms/schema'
import type { Tx } from '@/lib/platform/db'

/** A check as it was kept. */
export type CheckRow = { ruleId: string; level: string; result: string; reason: string; verdict: string | null; verdictBy: string | null }

type Material = { id: string; key: string; fileId: string; name: string; size: number; mime: string; sm3: string; source: string }
type Paper = { id: string; number: string; kind: string; title: string; fileId: string | null; verifyCode: string; sm3: string | null }
type Waiting = { id: string; stepName: string; holderName: string | null; urges: number; side: string; parentTaskId: string | null }
type Beside = {
  rounds: { round: number; at: string; by: string }[]
  previous: FormValues | null
  materials: (Material & { addedAt: string })[]
  waiting: Waiting[]
  checks: CheckRow[]
  paper: (Paper & { issuedAt: string }) | null
  departments: { code: string; name: string; phone: string }[]
}

/**
 * What lies beside a filing, in one round trip and as far as the asker may see it: rounds (newest first) and the form of the one before,
 * materials in the order they came, the desks it waits on, the checks of the newest round, its paper, the departments. Times are ISO instants.
 */
export async function rowsBeside(tx: Tx, filing: { id: string; round: number }) {
  const rows = await tx.$queryRaw<Beside[]>`
    select
      (select coalesce(jsonb_agg(v order by v.round desc), '[]') from (
        select round, at, by_name as "by" from filing_version where filing_id = ${filing.id}::uuid) v) as rounds,
      (select values from filing_version where filing_id = ${filing.id}::uuid and round < ${filing.round} order by round desc limit 1) as previous,
      (select coalesce(jsonb_agg(m order by m."addedAt"), '[]') from (
        select id, key, file_id as "fileId", name, size, mime, sm3, source, added_at as "addedAt" from filing_material
        where filing_id = ${filing.id}::uuid) m) as materials,
      (select coalesce(jsonb_agg(t order by t.id), '[]') from (
        select id, step_name as "stepName", holder_name as "holderName", urges, side, parent_task_id as "parentTaskId" from task
        where subject_id = ${filing.id}::uuid and status = 'open') t) as waiting,
      (select coalesce(jsonb_agg(c order by c."ruleId"), '[]') from (
        select rule_id as "ruleId", level, result, reason, verdict, verdict_by as "verdictBy" from filing_check
        where filing_id = ${filing.id}::uuid and round = (select max(round) from filing_check where filing_id = ${filing.id}::uuid)) c) as checks,
      (select to_jsonb(p) from (
        select id, number, kind, title, file_id as "fileId", verify_code as "verifyCode", issued_at as "issuedAt", sm3 from paper
        where filing_id = ${filing.id}::uuid) p) as paper,
      (select coalesce(jsonb_agg(d), '[]') from (select code, name, phone from department) d) as departments`
  const { rounds, materials, paper, departments, ...rest } = rows[0]!
  const instant = (text: string) => new Date(text).toISOString()
  return {
    ...rest,
    rounds: rounds.map((row) => ({ ...row, at: instant(row.at) })),
    materials: materials.map((row) => ({ ...row, addedAt: instant(row.addedAt) })),
    paper: paper && { ...paper, issuedAt: instant(paper.issuedAt) },
    departments: Object.fromEntries(departments.map((row) => [row.code, row])),
  }
}
