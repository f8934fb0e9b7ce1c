import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'
import { withPlatformRules } from './platform-rules'
import { type MatterDefinition, matterDefinitionSchema } from './schema'

/** A published version of a matter; `id` is what filings hold. */
export type MatterVersion = { id: string; version: number; effectiveFrom: string; matter: MatterDefinition }

// Versions never change, so what was read and parsed once stays true for this process.
const byId = new Map<string, MatterVersion>()

const readMatter = (body: unknown): MatterDefinition => withPlatformRules(matterDefinitionSchema.parse(body))

/** The version a filing was made under. Throws when it does not exist: that is a bug, not a refusal. */
export async function matterVersion(tx: Tx, id: string): Promise<MatterVersion> {
  const held = byId.get(id)
  if (held) return held
  const row = await tx.definition.findUniqueOrThrow({ where: { id } })
  const loaded = { id, version: row.version, effectiveFrom: row.effectiveFrom, matter: readMatter(row.body) }
  byId.set(id, loaded)
  return loaded
}

/** The version in force today of a matter code. Throws Refusal(not_found), and Refusal(blocked) for one taken out of the catalogue. */
export async function currentMatter(tx: Tx, code: string): Promise<MatterVersion> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`select id::text from definition_current where kind in ('matter', 'one_thing') and code = ${code}`
  const id = rows[0]?.id
  if (!id) await refuseAbsent(tx, code)
  return matterVersion(tx, id!)
}

/** Which versions are in force today, in the order of their codes, as a question that may stand inside another one. */
export function currentIdsSql(kind: 'matter' | 'one_thing'): Prisma.Sql {
  return Prisma.sql`select id::text from definition_current where kind = ${kind} order by code`
}

/** The version of a code that is in force on a day, as a question that may stand inside another one; no row without one. Of `known` ones (by id) the text is left out. */
export function versionOnSql(kind: string, code: string, day: string, known: readonly string[] = []): Prisma.Sql {
  return Prisma.sql`select id, version, effective_from as "effectiveFrom", case when id <> all (${known}::uuid[]) then body end as body from definition
    where kind = ${kind} and code = ${code} and effective_from <= ${day} order by version desc limit 1`
}

/** All matters in force today, in the order of their codes; `one_thing` = the joint ones (一件事). */
export async function currentMatters(tx: Tx, kind: 'matter' | 'one_thing' = 'matter'): Promise<MatterVersion[]> {
  return versionsOf(tx, await tx.$queryRaw<{ id: string }[]>(currentIdsSql(kind)))
}

/** The versions of these ids in their order. */
export async function versionsOf(tx: Tx, rows: readonly { id: string }[]): Promise<MatterVersion[]> {
  const missing = rows.map((row) => row.id).filter((id) => !byId.has(id))
  if (missing.length > 0) {
    for (const row of await tx.definition.findMany({ where: { id: { in: missing } } })) {
      byId.set(row.id, {
        id: row.id,
        version: row.version,
        effectiveFrom: row.effectiveFrom,
        matter: readMatter(row.body),
      })
    }
  }
  return rows.flatMap((row) => byId.get(row.id) ?? [])
}

async function refuseAbsent(tx: Tx, code: string): Promise<never> {
  const newest = await tx.definition.findFirst({
    where: { kind: { in: ['matter', 'one_thing'] }, code, retired: true },
    orderBy: { version: 'desc' },
  })
  if (!newest) throw new Refusal('not_found', `没有编码为 ${code} 的监管事项。`)
  throw new Refusal('blocked', `${newest.name}（${code}）已自 ${newest.effectiveFrom} 停用，不再新办；此前的办件按原版本继续办理。`)
}
