import { sameValue } from '@/lib/forms/diff'
import { factOf, isEmpty } from '@/lib/forms/facts'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { reasonKey } from '@/lib/forms/reason-key'
import type { FormValues } from '@/lib/forms/schema'
import { followFacts } from '@/lib/forms/values'
import { Prisma, type Tx } from '@/lib/platform/db'
import type { MatterDefinition } from '../schema'
import type { FigureOrigin } from './readers'
import { figures, pathOf } from './vocabulary'

type Draft = { readonly id: string; readonly orgId: string; readonly line: string }

/** The fields of a matter that take a figure of a statement. */
export function figureFields(matter: Pick<MatterDefinition, 'form'>) {
  return matter.form.fields.filter((field) => field.source && Object.hasOwn(figures, field.source.fact))
}

/**
 * Remembers which figures a form has as the statements have them, each with its source; what was typed over is no longer remembered.
 * `form` must hold the facts and origins the values were filled from.
 */
export async function keepFigures(tx: Tx, draft: Draft, matter: MatterDefinition, values: FormValues, form: FormContext): Promise<void> {
  const fields = figureFields(matter)
  if (fields.length === 0) return
  const rows = fields.flatMap((field) => {
    const { fact, label } = field.source!
    const origin = form.origins?.[fact] as FigureOrigin | undefined
    const taken = sameValue(values[field.key], factOf(field, form)) && isEmpty(values[reasonKey(field.key)])
    if (!origin || !taken) return []
    const { statementId, version, cell, at } = origin
    return [
      {
        key: field.key,
        why: label,
        from_number: origin.label,
        from_at: at,
        statement_id: statementId,
        version,
        cell,
        value: String(form.facts?.[fact]),
      },
    ]
  })
  await tx.$executeRaw`
    delete from filing_reuse where filing_id = ${draft.id}::uuid and kind = 'figure' and key <> all (${rows.map(({ key }) => key)}::text[])`
  if (rows.length === 0) return
  await tx.$executeRaw`
    insert into filing_reuse (filing_id, kind, key, org_id, line, why, from_number, from_at, statement_id, version, cell, value)
    select ${draft.id}::uuid, 'figure', r.key, ${draft.orgId}::uuid, ${draft.line}, r.why, r.from_number, r.from_at, r.statement_id, r.version, r.cell, r.value
    from jsonb_populate_recordset(null::filing_reuse, ${JSON.stringify(rows)}::jsonb) r
    on conflict (filing_id, kind, key) do update set why = excluded.why, from_number = excluded.from_number, from_at = excluded.from_at,
      statement_id = excluded.statement_id, version = excluded.version, cell = excluded.cell, value = excluded.value`
}

/** A figure as a form took it: the value of its fact, and where it stood. */
export type TakenFigure = { readonly key: string; readonly value: string; readonly label: string; readonly path: string }

/** What a filing took from statements, by field, as far as the asker may see the filing; nothing for matters that take none. */
export async function takenFigures(tx: Tx, filingId: string, matter: Pick<MatterDefinition, 'form'>): Promise<TakenFigure[]> {
  if (figureFields(matter).length === 0) return []
  const rows = await tx.$queryRaw<Kept[]>(takenSql(filingId))
  return takenFrom(rows)
}

type Kept = { key: string; value: string; label: string; statement: string; cell: string }

const takenFrom = (rows: readonly Kept[]): TakenFigure[] =>
  rows.map(({ key, value, label, statement, cell }) => ({ key, value, label, path: pathOf(statement, cell) }))

function takenSql(filingId: string): Prisma.Sql {
  return Prisma.sql`
    select key, value, from_number as label, statement_id::text as statement, cell from filing_reuse
    where filing_id = ${filingId}::uuid and kind = 'figure'`
}

/** A draft as it follows the statements: what was taken from one takes what its newest accepted version says, what was typed stays. */
export function withNewFigures(matter: MatterDefinition, values: FormValues, taken: readonly TakenFigure[], form: FormContext): FormValues {
  if (taken.length === 0) return values
  const then = Object.fromEntries(taken.flatMap((one) => (factNamed(matter, one) ? [[factNamed(matter, one)!, one.value]] : [])))
  const before: FormContext = { ...form, facts: { ...form.facts, ...then } }
  return followFacts({ fields: figureFields(matter).filter(({ key }) => taken.some((one) => one.key === key)) }, values, before, form)
}

/** What a form that was handed in shows of its figures: those it took, whatever the statements have become since. */
export function asTaken(
  matter: MatterDefinition,
  taken: readonly TakenFigure[],
  form: FormContext,
): Pick<FormContext, 'facts' | 'origins'> {
  const without = <T>(record: Readonly<Record<string, T>> | undefined) =>
    Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => !Object.hasOwn(figures, name)))
  const named = taken.flatMap((one) => (factNamed(matter, one) ? [{ fact: factNamed(matter, one)!, ...one }] : []))
  return {
    facts: { ...without(form.facts), ...Object.fromEntries(named.map(({ fact, value }) => [fact, value])) },
    origins: { ...without(form.origins), ...Object.fromEntries(named.map(({ fact, label, path }) => [fact, { label, path }])) },
  }
}

const factNamed = (matter: MatterDefinition, { key }: TakenFigure) => matter.form.fields.find((field) => field.key === key)?.source?.fact
