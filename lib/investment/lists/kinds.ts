import { z } from 'zod'
import {
  clauseFaults,
  clauseSchema,
  negativeListCode,
  negativeListKind,
  negativeListMatters,
  negativeListSchema,
} from '@/lib/matters/rules/negative-list'
import { matterInForce } from '@/lib/matters/vocabulary/in-force'
import type { Tx } from '@/lib/platform/db'
import { businessSchema, catalogueFaults, mainBusinessKind, mainBusinessSchema } from '../main-business/catalogue'

/** Lists that are kept as versions: drafted in the department of planning, approved by a second person, in force from a day on. */
export const listKinds = [mainBusinessKind, negativeListKind] as const
export type ListKind = (typeof listKinds)[number]
export const listKind = z.enum(listKinds, '没有这种清单')
export type Item = Record<string, unknown>
export type ListBody = { items: Item[]; head: Item }

type Kind = {
  title: string
  /** Where in the body the items stand. */
  items: 'businesses' | 'clauses'
  /** A form of one item, and of what stands beside the items. */
  item: z.ZodType
  head: z.ZodType
  whole: z.ZodType
  /** What is wrong beyond the shapes. */
  faults: (tx: Tx, body: Item) => Promise<string[]>
  order: (a: Item, b: Item) => number
  /** What an item is called in a comparison of versions. */
  name: (item: Item) => string
}

const { document, duty, filingId, filingNumber } = mainBusinessSchema.shape

export const kinds: Readonly<Record<ListKind, Kind>> = {
  [mainBusinessKind]: {
    ...{ title: '主业目录', items: 'businesses', item: businessSchema, whole: mainBusinessSchema },
    head: z.strictObject({ document, duty, filingId, filingNumber }),
    faults: async (_tx, body) => catalogueFaults(body as Parameters<typeof catalogueFaults>[0]),
    order: () => 0,
    name: (item) => String(item.name),
  },
  [negativeListKind]: {
    ...{ title: '投资项目负面清单', items: 'clauses', item: clauseSchema, whole: negativeListSchema },
    head: z.strictObject({}),
    faults: async (tx, body) => {
      const { clauses } = negativeListSchema.parse(body)
      const matters = await Promise.all(Object.keys(negativeListMatters).map((code) => matterInForce(tx, code)))
      const numbers = clauses.map(({ no }) => no)
      const twice = [...new Set(numbers.filter((no, index) => numbers.indexOf(no) < index))].map((no) => `第 ${no} 条重复`)
      return [
        ...twice,
        ...clauses.flatMap((clause) => clauseFaults(clause, matters).map((fault) => `第 ${clause.no} 条条件有误：${fault}`)),
      ]
    },
    order: (a, b) => Number(a.no) - Number(b.no),
    name: (item) => `第 ${String(item.no)} 条`,
  },
}

/** A body with its items in order, whatever a draft has of it so far. */
export function itemsIn(kind: ListKind, body: Item): Item[] {
  const items = body[kinds[kind].items]
  return Array.isArray(items) ? (items as Item[]) : []
}

export type ListChange = { name: string; what: '新增' | '修改' | '删除'; before: Item | null; after: Item | null }

/** What a version changes in the items of another; items are the same by their names. */
export function listChanges(kind: ListKind, before: Item | null, after: Item): ListChange[] {
  const { name } = kinds[kind]
  const old = new Map((before ? itemsIn(kind, before) : []).map((item) => [name(item), item]))
  const now = new Map(itemsIn(kind, after).map((item) => [name(item), item]))
  const changed = [...now].flatMap(([key, item]): ListChange[] => {
    const earlier = old.get(key)
    if (!earlier) return [{ name: key, what: '新增', before: null, after: item }]
    return JSON.stringify(sorted(earlier)) === JSON.stringify(sorted(item))
      ? []
      : [{ name: key, what: '修改', before: earlier, after: item }]
  })
  const gone = [...old].flatMap(([key, item]): ListChange[] =>
    now.has(key) ? [] : [{ name: key, what: '删除', before: item, after: null }],
  )
  return [...changed, ...gone]
}

const sorted = (item: Item) => Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))

export const negativeListKey = { kind: negativeListKind, code: negativeListCode }
