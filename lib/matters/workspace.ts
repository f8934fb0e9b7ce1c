import { toFieldErrors } from '@/lib/forms/issues'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { parseForm } from '@/lib/forms/parse-form'
import type { FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import { type Answers, askBoth, Prisma, type Questions, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { amountIn } from './amount'
import { listsAsked, namesOfCodes, openLists } from './base/code-lists'
import { type MatterVersion, matterVersion, versionOnSql } from './definitions'
import { surroundingsOf } from './facts'
import { factsAsked, type ParamRow, paramsOf, paramsSql } from './facts-provider'
import { heldLists, isNegativeListMatter, type ListInForce, negativeListCode, negativeListKind, readList } from './rules/negative-list'
import type { MatterDefinition } from './schema'

/** A filing with the version it was made under. */
export type OpenFiling = { filing: FilingRecord; version: MatterVersion }
export type FilingRecord = NonNullable<Awaited<ReturnType<Tx['filing']['findUnique']>>>

/** The filing of this id in the asker's rows. Throws Refusal(not_found) for one that is not there or not theirs. */
export async function openFiling(tx: Tx, id: string): Promise<OpenFiling> {
  const filing = isId(id) ? await tx.filing.findUnique({ where: { id } }) : null
  if (!filing) throw new Refusal('not_found', absent)
  return { filing, version: await matterVersion(tx, filing.definitionId) }
}

/** `openFiling` by the row as JSON has it, its amount as text beside it (`app.filing_parts`). Throws Refusal(not_found) without one. */
export async function filingFrom(tx: Tx, row: Readonly<Record<string, unknown>> | undefined): Promise<OpenFiling> {
  if (!row) throw new Refusal('not_found', absent)
  const { exact_amount: amount, ...rest } = row
  const columns = Object.entries(rest).map(([column, value]) => [named(column), instantIn(column, value)])
  const filing = { ...Object.fromEntries(columns), amount: typeof amount === 'string' ? BigInt(amount) : null } as FilingRecord
  return { filing, version: await matterVersion(tx, filing.definitionId) }
}

const absent = '没有这个办件，或您无权查看。'
const named = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const instantIn = (column: string, value: unknown) => (typeof value === 'string' && column.endsWith('_at') ? new Date(value) : value)

/** A material handed in; `size` in bytes as text. */
export type HandedIn = { key: string; fileId: string; name: string; sm3: string; size: string }

/** What goes along with the questions of a form: the asker's own, and those of the base (see `askBoth`). */
type Along = { own?: Questions; base?: Questions }

/**
 * What the form of a filing may look at: base facts, parameters, materials handed in, names, today. `values` = the form, when it is not
 * the stored one; `handedIn` = its materials, where they are known already; `along` = other questions for the same two round trips, answered beside it.
 */
export async function filingContext(
  tx: Tx,
  { filing, version }: OpenFiling,
  now: Date,
  { values, handedIn, along = {} }: { values?: FormValues; handedIn?: HandedIn[]; along?: Along } = {},
): Promise<FormContext & { handedIn: HandedIn[]; answers: { own: Answers; base: Answers }; negativeList?: ListInForce | undefined }> {
  const { matter } = version
  const current = values ?? (filing.values as FormValues)
  const today = shanghaiDate(now)
  const [asked, listed] = [factsAsked(matter, questionOf({ filing, version }, current, today)), listsAsked(matter, filing.orgId)]
  const pointedAt = orgsIn(matter, current)
  const { own, base } = await askBoth(
    tx,
    {
      ...(handedIn ? {} : { materials: materialsSql(filing.id) }),
      params: paramsSql(filing.orgId, today),
      ...(pointedAt.length > 0 ? { names: Prisma.sql`select * from app.org_names(${pointedAt}::uuid[])` } : {}),
      ...along.own,
      ...(isNegativeListMatter(matter) ? { negativeList: versionOnSql(negativeListKind, negativeListCode, today, heldLists()) } : {}),
    },
    { ...asked.questions, ...listed.questions, ...along.base },
  )
  const [facts, origins, lists] = [asked.read(base), asked.origins(base), listed.read(base)]
  const materials = handedIn ?? (own.materials as HandedIn[])
  return {
    today,
    lists,
    openLists,
    facts,
    origins,
    params: paramsOf(own.params as ParamRow[]),
    surroundings: surroundingsOf(matter),
    materials: new Set(materials.map((row) => row.key)),
    handedIn: materials,
    calendar: workCalendar,
    names: { ...namesOfCodes(matter, lists, current), ...namesOf((own.names ?? []) as OrgName[]) },
    answers: { own, base },
    negativeList: readList((own.negativeList as Parameters<typeof readList>[0][] | undefined)?.[0]),
  }
}

const materialsSql = (filingId: string) =>
  Prisma.sql`select key, file_id as "fileId", name, sm3, size::text as size from filing_material where filing_id = ${filingId}::uuid`

type OrgName = { id: string; name: string }
const namesOf = (rows: readonly OrgName[]) => Object.fromEntries(rows.map((row) => [row.id, row.name]))
/** What the base is asked about a filing: its enterprise, its form as it stands, the day. */
export function questionOf({ filing }: OpenFiling, values: FormValues, today: string) {
  return { filingId: filing.id, orgId: filing.orgId, values, today }
}

/** Names of the organisations a form points at, by id. */
export async function namesIn(tx: Tx, matter: MatterDefinition, values: FormValues): Promise<Record<string, string>> {
  const ids = orgsIn(matter, values)
  if (ids.length === 0) return {}
  return namesOf(await tx.$queryRaw<OrgName[]>`select id::text, name from app.org_names(${ids}::uuid[])`)
}

/** The organisations a form points at. */
function orgsIn(matter: MatterDefinition, values: FormValues): string[] {
  const ids = new Set<string>()
  for (const field of matter.form.fields) {
    const value = values[field.key]
    if (field.type === 'org' && typeof value === 'string' && isId(value)) ids.add(value)
    if (field.type !== 'table' || !Array.isArray(value)) continue
    const columns = (field.columns ?? []).filter((column) => column.type === 'org')
    for (const row of value)
      for (const column of columns) {
        const cell = typeof row === 'object' ? row[column.key] : null
        if (typeof cell === 'string' && isId(cell)) ids.add(cell)
      }
  }
  return [...ids]
}

/** The columns of a filing that repeat what stands in its form, so that lists and rights need not open the form. */
export function headline(matter: MatterDefinition, values: FormValues, names: Readonly<Record<string, string>>) {
  const title = typeof values.title === 'string' && values.title.trim() ? values.title.trim() : matter.name
  const target = matter.targetField ? values[matter.targetField] : null
  const targetOrgId = typeof target === 'string' && isId(target) ? target : null
  const targetName = targetOrgId ? (names[targetOrgId] ?? null) : typeof target === 'string' ? target : null
  return { title: title.slice(0, 200), targetOrgId, targetName: targetName?.slice(0, 200) ?? null, amount: amountIn(matter, values) }
}

/** The form as it would be submitted. Throws Refusal(invalid) with one message a field. */
export function submitted(matter: MatterDefinition, values: FormValues, context: FormContext): FormValues {
  const { values: read, issues } = parseForm(matter.form, values, 'submit', context)
  const errors = toFieldErrors(issues)
  const count = Object.keys(errors).length
  if (count > 0) throw new Refusal('invalid', `表单有 ${count} 处需要修改：${Object.values(errors)[0]}`, errors)
  return read
}
