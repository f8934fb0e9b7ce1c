import { levelOf } from '../delegations/level'
import { type ListRow, linesOf, listsRead, listsSql } from '../delegations/lists'
import { type FactReader, factOfRows } from './ask'

/** Who decides by the delegation lists. Always known: without a list it is the commission. */
export const delegationFacts: Readonly<Record<string, FactReader>> = {
  'base.delegation.level': ({ orgId, values, today }, matter) =>
    factOfRows<ListRow>(listsSql(orgId, today), (rows) => levelOf(matter, linesOf(listsRead(rows)), values, today).level),
}
