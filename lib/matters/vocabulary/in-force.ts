import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import { currentMatter, versionOnSql } from '../definitions'
import { readParams } from '../facts-provider'
import { params } from '../params'
import { heldLists, type ListInForce, negativeListCode, negativeListKind, readList } from '../rules/negative-list'
import type { MatterDefinition } from '../schema'

/** The definition of a matter in force today, for other domains. Throws Refusal(not_found | blocked). */
export async function matterInForce(tx: Tx, code: string): Promise<MatterDefinition> {
  return (await currentMatter(tx, code)).matter
}

/** The parameters in force for an enterprise on a day, for other domains. */
export function paramsInForce(tx: Tx, orgId: string, today: string): Promise<Record<string, unknown>> {
  return readParams(tx, orgId, today)
}

/**
 * The parameters of these codes in force on a day for any enterprise: what is set for it, else for everybody, else the default of the vocabulary. One
 * question however many enterprises are asked about.
 */
export async function paramsOfAll<Code extends string>(tx: Tx, codes: readonly Code[], today: string): Promise<ParamsOf<Code>> {
  return paramsFrom(codes, await rowsIn(tx, paramsOfAllSql(codes, today)))
}

type ParamsOf<Code extends string> = (orgId: string | null) => Readonly<Record<Code, string>>

/** What is set for parameters of these codes on a day, as a question that may stand beside others; see `paramsFrom`. */
export const paramsOfAllSql = (codes: readonly string[], today: string) => Prisma.sql`
  select distinct on (code, org_id) code, org_id::text as "orgId", value from parameter
  where code = any (${codes}) and effective_from <= ${today} order by code, org_id, effective_from desc, created_at desc`

/** The parameters of the answer to `paramsOfAllSql`. */
export function paramsFrom<Code extends string>(codes: readonly Code[], answer: readonly unknown[] = []): ParamsOf<Code> {
  const rows = answer as readonly { code: string; orgId: string | null; value: string }[]
  const set = new Map(rows.map(({ code, orgId, value }) => [`${code}:${orgId ?? ''}`, value]))
  const usual = Object.fromEntries(codes.map((code) => [code, set.get(`${code}:`) ?? String(params[code]?.default)])) as Record<
    Code,
    string
  >
  if (set.size === 0) return () => usual
  return (orgId) =>
    Object.fromEntries(codes.map((code) => [code, (orgId && set.get(`${code}:${orgId}`)) || usual[code]])) as Record<Code, string>
}

/** The negative list in force on a day; undefined without one. */
export async function negativeListOn(tx: Tx, today: string): Promise<ListInForce | undefined> {
  const [row] = await tx.$queryRaw<Parameters<typeof readList>[0][]>(versionOnSql(negativeListKind, negativeListCode, today, heldLists()))
  return readList(row)
}
