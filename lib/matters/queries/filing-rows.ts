import { Prisma } from '@/lib/platform/db'

/** A line of the ledger of filings; times are ISO instants, `amount` fen as text. */
export type FilingRow = {
  id: string
  number: string | null
  title: string
  matterCode: string
  matterName: string
  kind: string
  orgId: string
  orgName: string
  line: string
  amount: string | null
  status: string
  stepName: string
  departmentCode: string | null
  promiseDays: number
  usedDays: number | null
  onTime: boolean | null
  failed: number
  warned: number
  manual: number
  arrivedAt: string | null
  dueAt: string | null
  concludedAt: string | null
  updatedAt: string
}

/** The columns of `filing f` that a line is made of. */
export const rowColumns = Prisma.sql`f.id::text, f.number, f.title, f.matter_code, f.matter_name, f.kind, f.org_id::text, f.org_name, f.line,
  f.amount::text, f.status, f.step_name, f.department_code, f.promise_days, f.used_days, f.on_time, f.checks_failed, f.checks_warned,
  f.checks_manual, f.arrived_at, f.due_at, f.concluded_at, f.updated_at`

/** What the database gives for them, with the value of the column they are ordered by. */
export type RawRow = {
  id: string
  number: string | null
  title: string
  matter_code: string
  matter_name: string
  kind: string
  org_id: string
  org_name: string
  line: string
  amount: string | null
  status: string
  step_name: string
  department_code: string | null
  promise_days: number
  used_days: number | null
  on_time: boolean | null
  checks_failed: number
  checks_warned: number
  checks_manual: number
  arrived_at: Date | null
  due_at: Date | null
  concluded_at: Date | null
  updated_at: Date
  sort_value: string | null
}

/** The line of a row. */
export function toRow(row: RawRow): FilingRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    matterCode: row.matter_code,
    matterName: row.matter_name,
    kind: row.kind,
    orgId: row.org_id,
    orgName: row.org_name,
    line: row.line,
    amount: row.amount,
    status: row.status,
    stepName: row.step_name,
    departmentCode: row.department_code,
    promiseDays: row.promise_days,
    usedDays: row.used_days,
    onTime: row.on_time,
    failed: row.checks_failed,
    warned: row.checks_warned,
    manual: row.checks_manual,
    arrivedAt: row.arrived_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    concludedAt: row.concluded_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  }
}
