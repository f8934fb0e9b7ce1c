import { levelOf } from '../delegations/level'
import { groupOf, linesOf, listsOf } from '../delegations/lists'
import type { FactReader } from './ask'

/** Who decides by the delegation lists. Always known: without a list it is the commission. */
export const delegationFacts: Readonly<Record<string, FactReader>> = {
  'base.delegation.level': async (tx, { orgId, values, today }, matter) => {
    const group = await groupOf(tx, orgId)
    const lines = group ? linesOf(await listsOf(tx, group, today)) : []
    return levelOf(matter, lines, values, today).level
  },
}
