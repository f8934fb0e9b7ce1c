import { administration } from './administration'
import { doors } from './doors'
import { ent } from './ent'
import { finance } from './finance'
import { gov } from './gov'
import { investment } from './investment'
import { missing, type PlatformPage, type State } from './page'
import { planning } from './planning'
import { procurement } from './procurement'
import { treasury } from './treasury'

/** Every page of the platform; `tests/architecture` compares it with the files in `app/`. A new page: one entry in the list of its face. */
export const platformPages: readonly PlatformPage[] = [
  ...doors,
  ...gov,
  ...administration,
  ...ent,
  ...finance,
  ...procurement,
  ...investment,
  ...planning,
  ...treasury,
]

/** Pages that nobody opens, with the reason. */
export const unopened: Readonly<Record<string, string>> = { 'bench-bare': 'the yardstick of the benchmark, closed outside it' }

/** What nobody must learn from an address: records of others look like records that do not exist. */
export const foreign: readonly (State & { as: string })[] = [
  { as: 'ct-fill', path: ({ otherFiling }) => `/ent/filings/${otherFiling}`, says: missing },
  { as: 'ct-pur', path: ({ otherTender }) => `/ent/procurement/tenders/${otherTender}`, says: missing },
  { as: 'ct-fill', path: ({ otherOrg }) => `/ent/enterprises/${otherOrg}`, says: missing },
  { as: 'ct-fill', path: ({ otherOrg }) => `/ent/finance/enterprises/${otherOrg}`, says: missing },
  { as: 'expert', path: ({ concluded }) => `/gov/filings/${concluded}`, says: missing },
  { as: 'sysadmin', path: ({ concluded }) => `/gov/filings/${concluded}`, says: missing },
]
