import type { Actor } from '@/lib/kernel/actor'
import { type Tx, withBaseRights } from '@/lib/platform/db'

/** An enterprise that the asking person reports for. */
export type Holder = { id: string; code: string; name: string; top: string }
/** An account as balances need it. */
export type KnownAccount = {
  id: string
  orgId: string
  token: string
  masked: string
  openedOn: string
  closedOn: string | null
  linked: boolean
}

/** The asker's own enterprises by code: those of the scope, whatever else may be read. */
export async function holdersOf(tx: Tx, actor: Actor, codes: readonly string[]): Promise<Map<string, Holder>> {
  const rows = await tx.$queryRaw<Holder[]>`
    select o.id::text as id, o.code, o.short_name as name, coalesce(o.group_id, o.id)::text as top
    from org o join actor_org a on a.org_id = o.id and a.user_id = ${actor.userId}::uuid
    where o.kind = 'enterprise' and o.code = any (${codes as string[]}::text[])`
  return new Map(rows.map((row) => [row.code, row]))
}

/** All accounts of these enterprises. */
export async function accountsOf(tx: Tx, orgIds: readonly string[]): Promise<KnownAccount[]> {
  const rows = await tx.treasuryAccount.findMany({
    where: { orgId: { in: [...orgIds] } },
    select: { id: true, orgId: true, numberToken: true, numberMasked: true, openedOn: true, closedOn: true, linked: true },
  })
  return rows.map(({ numberToken, numberMasked, ...row }) => ({ ...row, token: numberToken, masked: numberMasked }))
}

/** Which enterprises have registered these numbers, whoever they are. Only ids come out, for telling a number that is another's. */
export async function holdersOfNumbers(tx: Tx, tokens: readonly string[]): Promise<Map<string, string[]>> {
  if (tokens.length === 0) return new Map()
  const rows = await withBaseRights(tx, () =>
    tx.treasuryAccount.findMany({ where: { numberToken: { in: [...tokens] } }, select: { numberToken: true, orgId: true } }),
  )
  return new Map(tokens.map((token) => [token, rows.filter((row) => row.numberToken === token).map(({ orgId }) => orgId)]))
}

/** Ids of the debts of these enterprises, with the day on which each was drawn, by enterprise and contract. */
export async function debtsOf(tx: Tx, orgIds: readonly string[]): Promise<Map<string, { id: string; drawnOn: string }>> {
  const rows = await tx.treasuryDebt.findMany({
    where: { orgId: { in: [...orgIds] } },
    select: { id: true, orgId: true, contractNo: true, drawnOn: true },
  })
  return new Map(rows.map(({ id, orgId, contractNo, drawnOn }) => [`${orgId} ${contractNo}`, { id, drawnOn }]))
}

/** Enterprises of the register by code or full name, in scope or not: who is guaranteed, and under which group it stands. */
export async function registered(tx: Tx, words: readonly string[]): Promise<Map<string, { id: string; name: string; top: string }>> {
  if (words.length === 0) return new Map()
  const rows = await withBaseRights(tx, () =>
    tx.org.findMany({
      where: { kind: 'enterprise', OR: [{ code: { in: [...words] } }, { name: { in: [...words] } }] },
      select: { id: true, code: true, name: true, groupId: true },
    }),
  )
  return new Map(rows.flatMap(({ id, code, name, groupId }) => [code, name].map((word) => [word, { id, name, top: groupId ?? id }])))
}

/** Related parties that these enterprises have declared. */
export async function relatedOf(tx: Tx, orgIds: readonly string[]): Promise<{ orgId: string; token: string; masked: string }[]> {
  return tx.treasuryRelated.findMany({ where: { orgId: { in: [...orgIds] } }, select: { orgId: true, token: true, masked: true } })
}
