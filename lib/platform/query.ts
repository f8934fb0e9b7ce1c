import type { z } from 'zod'
import { type Actor, may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { type Answers, askSignedIn, askTogether, asReader, type Plans, type Questions, type Tx } from './db'
import { parseInput } from './input'

/** What a query works with: its transaction already shows only the actor's rows. */
export type QueryContext = { tx: Tx; actor: Actor; now: Date }

/** Who asks, and when. */
export type Asking = Pick<QueryContext, 'actor' | 'now'>
/** A query that is nothing but questions known beforehand, and what their answers say. */
export type OneTrip<I, O> = { questions: (asking: Asking, input: I) => Questions; read: (answers: Answers, asking: Asking, input: I) => O }

/** A named question with its permission; rows are narrowed by the database. */
export type Query<I = unknown, O = unknown> = {
  name: string
  permission: string
  input: z.ZodType<I>
  run: (context: QueryContext, input: I) => Promise<O>
  /** Asked alone, such a query needs one round trip and no transaction. */
  oneTrip?: OneTrip<I, O>
}

/** The working of a query that is asked in one round trip. */
export function inOneTrip<I, O>(oneTrip: OneTrip<I, O>): Pick<Query<I, O>, 'run' | 'oneTrip'> {
  const { questions, read } = oneTrip
  return {
    oneTrip,
    run: async ({ tx, ...asking }, input) => read(await askTogether(tx, questions(asking, input)), asking, input),
  }
}

const registry = new Map<string, Query<never, unknown>>()

/** Declares a query and enters it into the registry that the access tests walk. */
export function defineQuery<I, O>(query: Query<I, O>): Query<I, O> {
  registry.set(query.name, query as unknown as Query<never, unknown>)
  return query
}

/** All queries declared by the modules loaded so far, by name. */
export function allQueries(): Query<never, unknown>[] {
  return [...registry.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Asks a query as an actor: permission → input → rows in scope. Throws Refusal. */
export async function runQuery<I, O>(query: Query<I, O>, actor: Actor, raw: unknown, now = new Date()): Promise<O> {
  if (!may(actor, query.permission)) throw new Refusal('forbidden', '您的岗位没有查看这项内容的权限。')
  const input = parseInput(query.input, raw)
  const { oneTrip } = query
  if (oneTrip) return oneTrip.read(await askSignedIn(actor, oneTrip.questions({ actor, now }, input)), { actor, now }, input)
  return asReader(actor, (tx) => query.run({ tx, actor, now }, input))
}

/** Asks several queries in one transaction (one page, one `asReader`); each checks its own permission. */
export async function runTogether<T>(actor: Actor, work: (ask: Ask) => Promise<T>, now = new Date(), plans?: Plans): Promise<T> {
  const asked = (tx: Tx) =>
    work(async (query, raw) => {
      if (!may(actor, query.permission)) throw new Refusal('forbidden', '您的岗位没有查看这项内容的权限。')
      return query.run({ tx, actor, now }, parseInput(query.input, raw))
    })
  return asReader(actor, asked, plans)
}

export type Ask = <I, O>(query: Query<I, O>, raw: unknown) => Promise<O>
