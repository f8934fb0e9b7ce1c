import type { TreeBody } from '../tree/definition'
import { catalogue, modelOf } from './registry'

/**
 * How many there are below a place of the tree: models, parameters that can be adjusted, and findings that still hold. `share` = its weight in the
 * whole, `lit` = the weight of those models below it that have such findings; both in per cent of the whole.
 */
export type Counts = { models: number; parameters: number; open: number; share: number; lit: number }
export type IndicatorLeaf = Omit<Counts, 'models'> & { code: string; name: string; weight: string; grade: string; relative: number }
export type IndicatorGroup = Counts & { name: string; relative: number; leaves: IndicatorLeaf[] }
export type IndicatorClass = Counts & { name: string; relative: number; groups: IndicatorGroup[] }

const rows = new Map(catalogue.map((row) => [row.code, row]))

/** Class → group → model of a version of the tree, with counts at every level; `open` = findings that still hold, by code of the model. */
export function indicatorTree(body: TreeBody, open: ReadonlyMap<string, number>): IndicatorClass[] {
  const whole = total(body.classes)
  return body.classes.map((part) => {
    const share = part.weight / whole
    const below = total(part.groups)
    const groups = part.groups.map((group) => groupOf(group, share * (group.weight / below), open))
    return { name: part.name, relative: part.weight, groups, ...summed(groups), share: percent(share) }
  })
}

function groupOf(group: TreeBody['classes'][number]['groups'][number], share: number, open: ReadonlyMap<string, number>): IndicatorGroup {
  const below = total(group.models)
  const leaves = group.models.flatMap(({ code, name, weight }): IndicatorLeaf[] => {
    const row = rows.get(code)
    if (!row) return []
    const own = percent(share * (weight / below))
    const found = open.get(code) ?? 0
    const { grade, weight: level } = row
    const parameters = Object.keys(modelOf(code)?.thresholds ?? {}).length
    return [
      {
        code,
        name: name || row.name,
        weight: level,
        grade,
        relative: weight,
        parameters,
        open: found,
        share: own,
        lit: found > 0 ? own : 0,
      },
    ]
  })
  return {
    name: group.name,
    relative: group.weight,
    leaves,
    ...summed(leaves.map((leaf) => ({ ...leaf, models: 1 }))),
    share: percent(share),
  }
}

/** The sum of weights by which each is divided; where all are 0 none has a share. */
const total = (parts: readonly { weight: number }[]) => parts.reduce((sum, { weight }) => sum + weight, 0) || 1
const percent = (share: number) => Math.round(share * 1e6) / 1e4

function summed(parts: readonly Counts[]): Counts {
  const sum = (pick: (part: Counts) => number) => parts.reduce((all, part) => all + pick(part), 0)
  const lit = Math.round(sum((part) => part.lit) * 1e4) / 1e4
  return {
    models: sum(({ models }) => models),
    parameters: sum(({ parameters }) => parameters),
    open: sum((part) => part.open),
    share: 0,
    lit,
  }
}
