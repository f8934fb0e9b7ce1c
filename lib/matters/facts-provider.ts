import type { FactOrigin } from '@/lib/forms/parse/parsed'
import type { FormValue } from '@/lib/forms/schema'
import { type Answers, askTogether, Prisma, type Questions, type Tx, withBaseRights } from '@/lib/platform/db'
import type { FactQuestion, FactReader } from './base/ask'
import { delegationFacts } from './base/delegation'
import { ledgerFacts } from './base/ledger'
import { registryFacts } from './base/registry'
import { baseFacts } from './facts'
import { figureReaders } from './figures/readers'
import { params } from './params'
import type { MatterDefinition } from './schema'

const readers: Readonly<Record<string, FactReader>> = { ...registryFacts, ...ledgerFacts, ...delegationFacts, ...figureReaders }

/** Facts of the vocabulary that no reader supplies; a test keeps it empty. */
export const factsWithoutReader = Object.keys(baseFacts).filter((name) => !(name in readers))

const named = new WeakMap<MatterDefinition, string[]>()

/** The base facts a matter's form and rules name, each once. */
export function factsOf(matter: MatterDefinition): string[] {
  const known = named.get(matter)
  if (known) return known
  const words = JSON.stringify([matter.form, matter.rules, matter.flow.steps, matter.materials, matter.situations])
  const list = Object.keys(baseFacts).filter((name) => new RegExp(`${name.replaceAll('.', '\\.')}(?![a-z0-9_.])`).test(words))
  named.set(matter, list)
  return list
}

/** What the base is asked for a matter, by fact, and the facts in its answers; unknown ones are left out. To be asked with the platform's rights. */
export function factsAsked(matter: MatterDefinition, question: FactQuestion) {
  const asks = factsOf(matter).flatMap((name) => {
    const ask = readers[name]?.(question, matter)
    return ask ? [{ name, ...ask }] : []
  })
  const questions: Questions = Object.fromEntries(asks.map(({ name, sql }) => [name, sql]))
  const read = (answers: Answers) =>
    Object.fromEntries(
      asks.flatMap(({ name, read: of }): [string, FormValue][] => {
        const value = of(answers[name] ?? [])
        return value === undefined ? [] : [[name, value]]
      }),
    )
  const origins = (answers: Answers): Record<string, FactOrigin> =>
    Object.fromEntries(
      asks.flatMap(({ name, origin }): [string, FactOrigin][] => {
        const from = origin?.(answers[name] ?? [])
        return from ? [[name, from]] : []
      }),
    )
  return { questions, read, origins }
}

/** The values of the base facts a matter uses and where they stand, in one question, with the platform's own rights; unknown ones are left out. */
export async function readFacts(
  tx: Tx,
  matter: MatterDefinition,
  question: FactQuestion,
): Promise<{ facts: Record<string, FormValue>; origins: Record<string, FactOrigin> }> {
  const { questions, read, origins } = factsAsked(matter, question)
  if (Object.keys(questions).length === 0) return { facts: {}, origins: {} }
  const answers = await withBaseRights(tx, () => askTogether(tx, questions))
  return { facts: read(answers), origins: origins(answers) }
}

/** A parameter as it was set. */
export type ParamRow = { code: string; value: string }

/** The parameters set for an enterprise today, its own before those for everybody, as a question that may stand inside another one. */
export function paramsSql(orgId: string, today: string): Prisma.Sql {
  return Prisma.sql`
    select distinct on (code) code, value from parameter where (org_id is null or org_id = ${orgId}::uuid) and effective_from <= ${today}
    order by code, (org_id is not null) desc, effective_from desc, created_at desc`
}

/** The parameters in force: what is set, else the default of the vocabulary. */
export function paramsOf(rows: readonly ParamRow[]): Record<string, unknown> {
  const set = new Map(rows.map((row) => [row.code, row.value]))
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, set.get(name) ?? param.default]))
}

/** The parameters in force for an enterprise today: its own, else those for everybody, else the default of the vocabulary. */
export async function readParams(tx: Tx, orgId: string, today: string): Promise<Record<string, unknown>> {
  return paramsOf(await tx.$queryRaw<ParamRow[]>(paramsSql(orgId, today)))
}
