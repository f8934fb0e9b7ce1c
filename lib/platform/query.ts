import type { z } from 'zod'
import { type Actor, may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { asSignedIn, type Tx } from './db'
import { parseInput } from './input'

/** What a query works with: its transaction already shows only the actor's rows. */
export type QueryContext = { tx: Tx; actor: Actor; now: Date }

/** A named question with its permission; rows are narrowed by the database. */
export type Query<I = unknown, O = unknown> = {
  name: string
  permission: string
  input: z.ZodType<I>
  run: (context: QueryContext, input: I) => Promise<O>
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
  return asSignedIn(actor, (tx) => query.run({ tx, actor, now }, input))
}

/** Asks several queries in one transaction (one page, one `asSignedIn`); each checks its own permission. */
export async function runTogether<T>(actor: Actor, work: (ask: Ask) => Promise<T>, now = new Date()): Promise<T> {
  return asSignedIn(actor, (tx) =>
    work(async (query, raw) => {
      if (!may(actor, query.permission)) throw new Refusal('forbidden', '您的岗位没有查看这项内容的权限。')
      return query.run({ tx, actor, now }, parseInput(query.input, raw))
    }),
  )
}

export type Ask = <I, O>(query: Query<I, O>, raw: unknown) => Promise<O>
