import { currentMatters, type MatterVersion } from '@/lib/matters/definitions'
import type { GraphMatter } from '@/lib/matters/pictures/dependency-graph'
import type { Tx } from '@/lib/platform/db'
import { type HandbookEntry, type HandbookNames, handbookEntry } from './entry'

/** Everything the handbook is made from: the versions in force, and what departments and roles are called. */
export type HandbookSource = { versions: readonly MatterVersion[]; names: HandbookNames; phones: Readonly<Record<string, string>> }

/** Reads the definitions in force with the names around them; a 一件事 is among them only when it is asked for by its code. */
export async function readHandbook(tx: Tx, scope = 'all'): Promise<HandbookSource> {
  const joint = (await currentMatters(tx, 'one_thing')).filter((version) => version.matter.code === scope)
  const versions = [...(await currentMatters(tx)), ...joint]
  const departments = await tx.department.findMany({ select: { code: true, name: true, phone: true } })
  const roles = await tx.role.findMany({ select: { code: true, name: true } })
  const matters = Object.fromEntries(versions.map(({ matter }) => [matter.code, matter.name]))
  return {
    versions,
    names: { departments: byCode(departments), roles: byCode(roles), matters },
    phones: Object.fromEntries(departments.map(({ code, phone }) => [code, phone])),
  }
}

/** The entries of all matters in the order of their groups, as the book prints and the contents list them. */
export function entriesOf({ versions, names }: HandbookSource): HandbookEntry[] {
  const groups = [...new Set(versions.map(({ matter }) => matter.group))]
  return groups.flatMap((group) =>
    versions.filter(({ matter }) => matter.group === group).map((version) => handbookEntry(version.matter, version, names)),
  )
}

/** What the pictures of dependencies are drawn from: no more of each matter than they show. */
export function graphOf({ versions }: HandbookSource): GraphMatter[] {
  return versions.map(({ matter: { code, name, group, dependencies } }) => ({ code, name, group, dependencies }))
}

const byCode = (rows: readonly { code: string; name: string }[]) => Object.fromEntries(rows.map(({ code, name }) => [code, name]))
