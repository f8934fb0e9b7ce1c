import type { Tx } from '@/lib/platform/db'
import { currentMatter, versionOnSql } from '../definitions'
import { readParams } from '../facts-provider'
import { type ListInForce, negativeListCode, negativeListKind, readList } from '../rules/negative-list'
import type { MatterDefinition } from '../schema'

/** The definition of a matter in force today, for other domains. Throws Refusal(not_found | blocked). */
export async function matterInForce(tx: Tx, code: string): Promise<MatterDefinition> {
  return (await currentMatter(tx, code)).matter
}

/** The parameters in force for an enterprise on a day, for other domains. */
export function paramsInForce(tx: Tx, orgId: string, today: string): Promise<Record<string, unknown>> {
  return readParams(tx, orgId, today)
}

/** The negative list in force on a day; undefined without one. */
export async function negativeListOn(tx: Tx, today: string): Promise<ListInForce | undefined> {
  const [row] = await tx.$queryRaw<Parameters<typeof readList>[0][]>(versionOnSql(negativeListKind, negativeListCode, today))
  return readList(row)
}
