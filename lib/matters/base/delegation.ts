import { levelOf } from '../delegations/level'
import { linesOf, listsOf } from '../delegations/lists'
import type { FactReader } from './ask'

/** Who decides by the delegation lists. Always known: without a list it is the commission. */
export const delegationFacts: Readonly<Record<string, FactReader>> = {
  'base.delegation.level': async (tx, { orgId, values, today }, matter) => {
    return levelOf(matter, linesOf(await listsOf(tx, orgId, today)), values, today).level
  },
}
