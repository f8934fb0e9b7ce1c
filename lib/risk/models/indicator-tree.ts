import type { dimensions } from '../schema'
import { catalogue, modelOf } from './registry'

type Dimension = (typeof dimensions)[number]

/** The three classes of the system of risk indicators, by dimension of the catalogue. */
const classes: readonly { name: string; dimensions: readonly Dimension[] }[] = [
  { name: '程序合规风险', dimensions: ['采购方式', '采购流程'] },
  { name: '廉洁与串通风险', dimensions: ['围标串标', '开放采购指标'] },
  { name: '经营与履约风险', dimensions: ['经营管理', '超预算', '合同履约'] },
  { name: '财务风险', dimensions: ['财务预警'] },
]

/** How many there are below a place of the tree: models, parameters that can be adjusted, and findings that still hold. */
export type Counts = { models: number; parameters: number; open: number }
export type IndicatorLeaf = { code: string; name: string; weight: string; grade: string; parameters: number; open: number }
export type IndicatorGroup = Counts & { dimension: Dimension; name: string; leaves: IndicatorLeaf[] }
export type IndicatorClass = Counts & { name: string; groups: IndicatorGroup[] }

/** Class → group → model, with counts at every level; `open` = findings that still hold, by code of the model. */
export function indicatorTree(open: ReadonlyMap<string, number>): IndicatorClass[] {
  return classes.map(({ name, dimensions: own }) => {
    const groups = own.flatMap((dimension) => groupsOf(dimension, open))
    return { name, groups, ...summed(groups) }
  })
}

function groupsOf(dimension: Dimension, open: ReadonlyMap<string, number>): IndicatorGroup[] {
  const rows = catalogue.filter((row) => row.dimension === dimension)
  return [...new Set(rows.map(({ subgroup }) => subgroup))].map((name) => {
    const leaves = rows
      .filter(({ subgroup }) => subgroup === name)
      .map(({ code, name: title, weight, grade }) => ({
        ...{ code, name: title, weight, grade },
        parameters: Object.keys(modelOf(code)?.thresholds ?? {}).length,
        open: open.get(code) ?? 0,
      }))
    return { dimension, name, leaves, ...summed(leaves.map((leaf) => ({ ...leaf, models: 1 }))) }
  })
}

function summed(parts: readonly Counts[]): Counts {
  const sum = (pick: (part: Counts) => number) => parts.reduce((total, part) => total + pick(part), 0)
  return { models: sum(({ models }) => models), parameters: sum(({ parameters }) => parameters), open: sum((part) => part.open) }
}
