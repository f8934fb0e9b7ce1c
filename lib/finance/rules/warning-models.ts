import { flashForm } from '../statement/forms'
import { financeFact } from '../vocabulary'
import { releasedWarnings, type WarningRule } from '../warning/rules'
import { type IndicatorBand, indicatorBands } from './indicator-bands'
import { floorParameter, floorWords, stakes } from './materiality'
import { type Parameter, type RuleSql, ruleSql } from './rule-sql'

/** A rule on the accepted monthly statement of an enterprise, in the shape in which an engine of models takes it up. */
export type WarningModel = {
  code: string
  label: string
  category: string
  weight: '红' | '黄'
  why: string
  /** The condition as a person reads it. */
  words: string
  exclusions: string
  source: string
  /** Cells (`BS.cash@end`) or indicators (`FX08`) that it reads, in the order of `v1`, `v2` …. */
  facts: readonly string[]
  kind: 'cells' | 'indicators'
  /** Only enterprises whose industry begins so (GB/T 4754). */
  industry?: string
  /** The cell that must reach the parameter `floor` where the enterprise is dormant. */
  stake?: string
} & Pick<RuleSql, 'where' | 'value' | 'parameters'>

const yearly = '年初至今的流量先按 12÷月份 年化。'

/** The 48 anomaly rules and the warning bands of the indicators. */
export const warningModels: readonly WarningModel[] = [...releasedWarnings.map(ofRule), ...indicatorBands.map(ofBand)].map(withFloor)

function withFloor(model: WarningModel): WarningModel {
  const stake = stakes[model.code]
  if (!stake) return model
  const { exclusions, parameters } = model
  return { ...model, stake: stake.cell, parameters: [...parameters, floorParameter], exclusions: `${exclusions}${floorWords(stake)}` }
}

function ofRule(rule: WarningRule): WarningModel {
  const { cells, where, value, parameters } = ruleSql(rule, flashForm)
  const { code, label, category, weight, why } = rule
  return {
    ...{ code, label, category, weight, why, where, value, parameters },
    ...{ words: inWords(rule.formula), exclusions: rule.annualize ? yearly : '', source: '平台设定', facts: cells, kind: 'cells' },
  }
}

function ofBand({ code, label, category, weight, why, indicators, where, params, exclusions, source }: IndicatorBand): WarningModel {
  const parameters = Object.entries(params).map(
    ([title, value], index): Parameter => ({ name: `p${index + 1}`, title, value, unit: 'number' }),
  )
  const named = (text: string) =>
    text
      .replace(/v(\d)/g, (_, index: string) => financeFact(indicators[Number(index) - 1]!)?.title ?? '')
      .replace(/:p(\d)/g, (_, index: string) => parameters[Number(index) - 1]!.title)
  return {
    ...{ code, label, category, weight, why, where, exclusions, source, facts: indicators, kind: 'indicators', parameters },
    ...{ value: indicators.length > 1 ? indicators.map((_, index) => `v${index + 1}`).join(' - ') : 'v1' },
    ...{ words: signs(named(where)), ...(code === 'ZB13' ? { industry: 'C' } : {}) },
  }
}

/** A formula with the names of its cells in Chinese. */
function inWords(formula: string): string {
  return signs(formula.replace(/[A-Z]{2,4}\.[a-z_0-9]+@[a-z]+/g, (path) => financeFact(path)?.title ?? path))
}

function signs(text: string): string {
  return text
    .replace(/\s*(>=|<=|>|<)\s*/g, (_, sign: string) => ` ${{ '>=': '≥', '<=': '≤', '>': '>', '<': '<' }[sign]} `)
    .replace(/\band\b/g, '且')
    .replace(/\bor\b/g, '或')
    .replace(/\babs\(/g, '绝对值(')
    .replaceAll('*', ' × ')
    .replaceAll('/', ' ÷ ')
}
