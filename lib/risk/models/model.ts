import type { SourceName } from '../engine/sources'

/** What the catalogue says of a model: its place, its weight, where its threshold and its legal basis come from. */
export type CatalogueRow = {
  code: string
  name: string
  dimension: string
  subgroup: string
  object: string
  family: string
  formula: string
  threshold: string
  origin: '法定' | '公开来源' | '布尔' | '建议值'
  weight: '红' | '橙' | '黄'
  grade: '认定级' | '线索级'
  method: string
  basis: string
  /** The citation has been read against the text of the law. */
  checked: boolean
  source: string
}

/** A number (or list) an administrator may change: `amount` in 元 on the screen and 分 in SQL, `percent` as a ratio; null = by the fence of the data. */
export type Threshold = {
  title: string
  value: number | string | string[] | null
  unit: 'amount' | 'percent' | 'count' | 'days' | 'hours' | 'minutes' | 'seconds' | 'number' | 'words'
}

/** How a model looks: a detector with its parameters. In texts `:name` stands for the threshold of that name. */
export type Judgement = {
  code: string
  /** Why this is worth a look, in one or two sentences. */
  why: string
  detector: string
  parameters: Record<string, unknown>
  thresholds: Record<string, Threshold>
  /** Columns that may be empty without the model being “not evaluated”. */
  optional: string[]
  /** What it leaves out, in words. */
  exclusions: string
}

/** A model whose data nobody can give yet. */
export type Unfed = { code: string; why: string; lacks: string }

export type Model = CatalogueRow & Judgement & { version: number }

type More = { thresholds?: Record<string, Threshold>; optional?: string[]; exclusions?: string }

/** A model that judges the rows of one relation: `where` in SQL over the vocabulary. */
export function byRow(
  code: string,
  why: string,
  source: SourceName,
  where: string,
  { value, show, extra, ...more }: More & { value?: string; show?: string; extra?: Record<string, string> } = {},
): Judgement {
  return judged(code, why, 'row', defined({ source, where, value, show, extra }), more)
}

/** A model of any detector. */
export function judged(code: string, why: string, detector: string, parameters: Record<string, unknown>, more: More = {}): Judgement {
  return {
    code,
    why,
    detector,
    parameters,
    thresholds: more.thresholds ?? {},
    optional: more.optional ?? [],
    exclusions: more.exclusions ?? '',
  }
}

/** 万元 as a threshold in 分. */
export const wan = (title: string, amount: number): Threshold => ({ title, value: amount * 1_000_000, unit: 'amount' })
export const percent = (title: string, value: number): Threshold => ({ title, value: value / 100, unit: 'percent' })
export const count = (title: string, value: number): Threshold => ({ title, value, unit: 'count' })
export const days = (title: string, value: number): Threshold => ({ title, value, unit: 'days' })
export const minutes = (title: string, value: number): Threshold => ({ title, value, unit: 'minutes' })
export const seconds = (title: string, value: number): Threshold => ({ title, value, unit: 'seconds' })
export const hours = (title: string, value: number): Threshold => ({ title, value, unit: 'hours' })
export const figure = (title: string, value: number): Threshold => ({ title, value, unit: 'number' })
export const byFence = (title: string, unit: Threshold['unit']): Threshold => ({ title, value: null, unit })
export const words = (title: string, value: string[] | string): Threshold => ({ title, value, unit: 'words' })

function defined(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined))
}
