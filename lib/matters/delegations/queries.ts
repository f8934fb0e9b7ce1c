import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { currentMatters } from '../definitions'
import type { MatterDefinition } from '../schema'
import { wordsOf } from './level'
import { groupOf, linesOf, listsOf } from './lists'
import { commonList, type DelegationItem, delegationListSchema, notDelegable } from './schema'

/** One line of a list with the name of its matter. */
export type ShownLine = DelegationItem & { name: string; words: string; inForce: boolean }

const shown = (items: readonly DelegationItem[], matters: readonly MatterDefinition[], today: string): ShownLine[] =>
  items.map((item) => ({
    ...item,
    name: matters.find((matter) => matter.code === item.matter)?.name ?? item.matter,
    words: wordsOf(item),
    inForce: item.from <= today && (item.to === null || item.to >= today),
  }))

/** Matters by whether they may be delegated, with the reason where not. */
const barredOf = (matters: readonly MatterDefinition[]) =>
  matters.flatMap((matter) => {
    const why = notDelegable(matter)
    return why && matter.kind !== '报告' ? [{ code: matter.code, name: matter.name, why, byLaw: matter.reservedByLaw !== null }] : []
  })

/** The delegation lists there are: of all groups, and of each group that has one or could have one; and what may stand in none. */
export const delegationLists = defineQuery({
  name: 'delegationLists',
  permission: 'catalogue.read',
  input: z.object({}),
  run: async ({ tx, now }) => {
    const today = shanghaiDate(now)
    const matters = (await currentMatters(tx)).map((version) => version.matter)
    const groups = await tx.org.findMany({
      where: { kind: 'enterprise', level: 1, owner: 'city' },
      select: { id: true, shortName: true },
      orderBy: { shortName: 'asc' },
    })
    const drafts = await tx.definitionDraft.findMany({
      where: { kind: 'delegation', status: { in: ['draft', 'submitted', 'returned'] } },
      select: { id: true, code: true, status: true },
    })
    const current = await tx.$queryRaw<{ code: string; version: number; effective_from: string; body: unknown }[]>`
      select code, version, effective_from, body from definition_current where kind = 'delegation'`
    const rowOf = (code: string, name: string) => {
      const list = current.find((row) => row.code === code)
      const items = list ? delegationListSchema.parse(list.body).items : []
      return {
        ...{ code, name, version: list?.version ?? null, effectiveFrom: list?.effective_from ?? null, lines: items.length },
        draft: drafts.find((draft) => draft.code === code) ?? null,
      }
    }
    return {
      common: { ...rowOf(commonList, '全部市属一级企业'), items: shown(itemsOf(current, commonList), matters, today) },
      groups: groups.map((group) => rowOf(group.id, group.shortName)),
      barred: barredOf(matters),
    }
  },
})

const itemsOf = (current: readonly { code: string; body: unknown }[], code: string) =>
  delegationListSchema.parse(current.find((row) => row.code === code)?.body ?? { items: [] }).items

/** What counts for an enterprise today: its group's own lines, and those of the common list it does not name itself. */
async function linesFor(tx: Tx, orgId: string, today: string) {
  // A subsidiary does not see its group's rows; that its group's list counts for it, it may know.
  const lists = await withBaseRights(tx, () => listsOf(tx, orgId, today))
  const matters = (await currentMatters(tx)).map((version) => version.matter)
  const origin = new Map(lists.flatMap((list) => list.items.map((item) => [item, list] as const)))
  return {
    lines: linesOf(lists).flatMap((item) => {
      const list = origin.get(item)
      const where = { list: list?.code === commonList ? '全部一级企业清单' : '本企业清单', version: list?.version ?? 0 }
      return shown([item], matters, today).map((line) => ({ ...line, ...where }))
    }),
    barred: barredOf(matters),
  }
}

/** The delegation list of the asker's own group, as the enterprise reads it. */
export const ownDelegations = defineQuery({
  name: 'ownDelegations',
  permission: 'matter.guide',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const today = shanghaiDate(now)
    const groupId = await groupOf(tx, actor.orgId)
    const [group] = groupId ? await tx.$queryRaw<{ name: string }[]>`select name from app.org_names(array[${groupId}::uuid])` : []
    return { group: group?.name ?? null, today, ...(await linesFor(tx, actor.orgId, today)) }
  },
})
