import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allCommands, type Command } from '@/lib/platform/command'
import { allQueries, type Query } from '@/lib/platform/query'
import { catalogue } from './inputs/catalogue'
import { dashboardsAndFiles } from './inputs/dashboards-and-files'
import type { Entries } from './inputs/entry'
import { finance } from './inputs/finance'
import { flowAndMatters } from './inputs/flow-and-matters'
import { identityCommands } from './inputs/identity-commands'
import { identityQueries } from './inputs/identity-queries'
import { investment } from './inputs/investment'
import { investmentLists } from './inputs/investment-lists'
import { lenience } from './inputs/lenience'
import { openInterface } from './inputs/open-interface'
import { procurementWays } from './inputs/procurement-ways'
import { risk } from './inputs/risk'
import { riskTreeEntries } from './inputs/risk-tree'
import { seals } from './inputs/seals'
import { sunshine } from './inputs/sunshine'
import { treasury } from './inputs/treasury'

/** One entry a query and command, by name. Whoever declares another one adds it here, in the file of its domain. */
export const entries: Entries = {
  ...identityCommands,
  ...identityQueries,
  ...flowAndMatters,
  ...catalogue,
  ...dashboardsAndFiles,
  ...investment,
  ...lenience,
  ...openInterface,
  ...finance,
  ...investmentLists,
  ...procurementWays,
  ...risk,
  ...riskTreeEntries,
  ...seals,
  ...sunshine,
  ...treasury,
}

const root = process.cwd()
const folders = ['lib', 'app', 'components', 'scripts', 'prisma']
const declaring = /\bdefine(Query|Command)\(\{/g

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Files that declare queries or commands, with how many. */
export function declarations(): { path: string; count: number }[] {
  return folders
    .flatMap(sources)
    .map((path) => ({ path, count: readFileSync(path, 'utf8').match(declaring)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
}

export type Registered = { kind: 'query'; it: Query<never, unknown> } | { kind: 'command'; it: Command<never, unknown> }

/** Loads every module that declares a query or command, so that none is forgotten; gives all of them. */
export async function loadRegistry(): Promise<Registered[]> {
  for (const { path } of declarations()) await import(path)
  return [
    ...allQueries().map((it): Registered => ({ kind: 'query', it })),
    ...allCommands().map((it): Registered => ({ kind: 'command', it })),
  ]
}
