import { createContext, useContext } from 'react'
import type { Choice } from '@/components/ui/combobox'
import { memberOf, type Row, type RowKind } from '@/lib/matters/catalogue/attributes'
import type { CatalogueFault } from '@/lib/matters/catalogue/check'

/** What every control of one catalogue editor shares: the faults by path, and the registers codes are chosen from. */
export type CatalogueTools = {
  faultsAt: (path: string) => readonly CatalogueFault[]
  /** Faults at this path or below. */
  faultsUnder: (path: string) => number
  choices: { matters: readonly Choice[]; departments: readonly Choice[] }
}

const Tools = createContext<CatalogueTools>({ faultsAt: () => [], faultsUnder: () => 0, choices: { matters: [], departments: [] } })
export const CatalogueToolsProvider = Tools.Provider

/** The tools of the editor a control stands in. */
export const useCatalogueTools = () => useContext(Tools)

/** The tools of a list of faults. */
export function toolsOf(faults: readonly CatalogueFault[], choices: CatalogueTools['choices']): CatalogueTools {
  return {
    choices,
    faultsAt: (path) => faults.filter((fault) => fault.path === path),
    faultsUnder: (path) => faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`)).length,
  }
}

/** What a row is called: its own name, or the one that the register gives for the code it holds, or that it has none yet. */
export function nameOfRow(kind: RowKind, row: Row, choices: CatalogueTools['choices']): string {
  const name = String(memberOf(row, kind.naming) || memberOf(row, kind.identity) || `未命名${kind.word}`)
  const register = kind.attributes.find((one) => one.key === kind.naming)?.codes
  return (register && choices[register].find((one) => one.value === name)?.label) || name
}

/** DOM id of what stands at a path. */
export const placeId = (path: string) => `at-${path.replaceAll('.', '-')}`
