import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { type CheckFormula, checkFormulaSchema } from '../checks/definition'
import type { Amounts } from './amounts'
import { readFormBody, type StatementFormBody } from './release'

/** A published form; versions never change, so each is parsed once a process. */
export type StatementFormVersion = { id: string; version: number; effectiveFrom: string; createdAt: Date; form: StatementFormBody }
const forms = new Map<string, StatementFormVersion>()

/** The version of a form that a statement was made under. Throws when it does not exist: that is a bug, not a refusal. */
export async function formVersion(tx: Tx, id: string): Promise<StatementFormVersion> {
  const held = forms.get(id)
  if (held) return held
  const row = await tx.definition.findUniqueOrThrow({ where: { id } })
  const { version, effectiveFrom, createdAt } = row
  const loaded = { id, version, effectiveFrom, createdAt, form: readFormBody(row.body) }
  forms.set(id, loaded)
  return loaded
}

/** The version of a form in force for a period (`YYYYMM`), which new statements of it are made under; before the first version, that one. */
export async function formFor(tx: Tx, code: string, period: number): Promise<StatementFormVersion> {
  return (await formsFor(tx, code, [period])).get(period)!
}

/** `formFor` of many periods of a form, in one question. */
export async function formsFor(tx: Tx, code: string, periods: Iterable<number>): Promise<Map<number, StatementFormVersion>> {
  const versionsSql = Prisma.sql`
    select id::text, effective_from as from from definition where kind = 'statement_form' and code = ${code} order by version`
  const versions = await rowsIn<{ id: string; from: string }>(tx, versionsSql)
  const [first] = versions
  if (!first) throw new Refusal('not_found', '没有这种报表。')
  const found = new Map<number, StatementFormVersion>()
  for (const period of periods) {
    const day = firstDayOf(period)
    found.set(period, await formVersion(tx, (versions.findLast(({ from }) => from <= day) ?? first).id))
  }
  return found
}

/** The day from which a version is in force when it is to be in force from a period on. */
export const firstDayOf = (period: number) => `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}-01`

const formulas = new Map<string, CheckFormula>()

/** Which audit formulas are in force today, as a question that may stand beside others; see `checksFrom`. */
export const currentChecksSql = Prisma.sql`select id::text from definition_current where kind = 'statement_check' order by code`

/** The audit formulas in force today, in the order of their codes. */
export async function currentChecks(tx: Tx): Promise<CheckFormula[]> {
  return checksFrom(tx, await rowsIn<{ id: string }>(tx, currentChecksSql))
}

/** The audit formulas of the answer to `currentChecksSql`. */
export async function checksFrom(tx: Tx, answer: readonly unknown[] = []): Promise<CheckFormula[]> {
  const rows = answer as readonly { id: string }[]
  // A version never changes: its body is read once a process.
  const unread = rows.filter(({ id }) => !formulas.has(id)).map(({ id }) => id)
  if (unread.length > 0)
    for (const { id, body } of await tx.definition.findMany({ where: { id: { in: unread } }, select: { id: true, body: true } }))
      formulas.set(id, checkFormulaSchema.parse(body))
  return rows.map(({ id }) => formulas.get(id)!)
}

/** A statement with the version that is asked for (its newest by default). */
export type OpenStatement = {
  id: string
  orgId: string
  orgName: string
  line: string
  formCode: 'flash' | 'annual'
  period: number
  scope: string
  status: string
  stepName: string
  versionId: string
  acceptedVersionId: string | null
  dueOn: string
  returns: number
  version: number
  shown: {
    id: string
    number: number
    reason: string
    note: string
    formId: string
    unit: '元' | '万元'
    source: string
    filledByName: string
    filledAt: Date
    version: number
    amounts: Amounts
  }
}

type Row = Omit<OpenStatement, 'shown'> & {
  shown: Omit<OpenStatement['shown'], 'amounts' | 'filledAt'> & { amounts: string[]; filledAt: string }
}

/** Reads a statement by its id or that of one of its versions (which tasks carry), under the reader's rights. Throws Refusal(not_found) for one that is not there or not theirs. */
export async function openStatement(tx: Tx, id: string, number?: number): Promise<OpenStatement> {
  const rows = isId(id)
    ? await tx.$queryRaw<Row[]>`
        select s.id::text, s.org_id::text as "orgId", s.org_name as "orgName", s.line, s.form_code as "formCode", s.period, s.scope, s.status,
          s.step_name as "stepName", s.version_id::text as "versionId", s.accepted_version_id::text as "acceptedVersionId", s.due_on as "dueOn",
          s.returns, s.version,
          jsonb_build_object('id', v.id, 'number', v.number, 'reason', v.reason, 'note', v.note, 'formId', v.form_id, 'unit', v.unit,
            'source', v.source, 'filledByName', v.filled_by_name, 'filledAt', v.filled_at, 'version', v.version,
            'amounts', to_jsonb(v.amounts::text[])) as shown
        from statement s join statement_version v on v.statement_id = s.id
        where s.id = coalesce((select x.statement_id from statement_version x where x.id = ${id}::uuid), ${id}::uuid) and ${number === undefined ? Prisma.sql`v.id = s.version_id` : Prisma.sql`v.number = ${number}`}`
    : []
  const row = rows[0]
  if (!row) throw new Refusal('not_found', '没有这张报表，或者您无权查看。')
  const { amounts, filledAt, ...shown } = row.shown
  return {
    ...row,
    shown: { ...shown, filledAt: new Date(filledAt), amounts: amounts.map((text) => (text === null ? null : BigInt(text))) },
  }
}

/** Amounts as PostgreSQL reads an array of bigint. */
export function amountsText(amounts: Amounts): string {
  return `{${amounts.map((amount) => (amount === null ? 'NULL' : amount.toString())).join(',')}}`
}

/** Amounts out of an array as PostgreSQL writes it. */
export function amountsOf(text: string): Amounts {
  return text.length <= 2
    ? []
    : text
        .slice(1, -1)
        .split(',')
        .map((one) => (one === 'NULL' ? null : BigInt(one)))
}
