import { Refusal } from '@/lib/kernel/refusal'
import type { Model, Threshold } from '../models/model'

const words: Record<Threshold['unit'], string> = {
  amount: '万元',
  percent: '%',
  count: '个',
  days: '天',
  hours: '小时',
  minutes: '分钟',
  seconds: '秒',
  number: '',
  words: '',
}

/** The unit of a threshold as a form shows it. */
export const unitOf = (threshold: Threshold): string => words[threshold.unit]

/** A threshold's value as typed in a form: 万元, %, words one a line; empty = by the fence of the data, or no such words. */
export function typed({ value, unit }: Threshold): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join('\n')
  if (unit === 'amount') return String(Number(value) / 1_000_000)
  if (unit === 'percent') return String(Math.round(Number(value) * 1e8) / 1e6)
  return String(value)
}

/**
 * Reads typed thresholds of a model; only those that differ from the model's own are kept. What the model leaves to the fence, or has no words
 * for, may stay empty. Throws Refusal naming the field.
 */
export function readThresholds(
  model: Pick<Model, 'thresholds'>,
  given: Record<string, unknown>,
): Record<string, number | string | string[]> {
  const changed: Record<string, number | string | string[]> = {}
  for (const [name, threshold] of Object.entries(model.thresholds)) {
    if (given[name] === undefined) continue
    if (!Array.isArray(given[name]) && String(given[name]).trim() === typed(threshold)) continue
    const value = readOne(name, threshold, given[name])
    if (JSON.stringify(value) !== JSON.stringify(threshold.value)) changed[name] = value
  }
  return changed
}

function readOne(name: string, threshold: Threshold, given: unknown): number | string | string[] {
  const wrong = (message: string) => new Refusal('invalid', `${threshold.title}：${message}`, { [name]: message })
  if (threshold.unit === 'words') {
    const list = (Array.isArray(given) ? given : String(given).split('\n')).map((word) => String(word).trim()).filter(Boolean)
    if (list.length === 0) throw wrong('至少要有一行')
    // A text of several words has them as the published tool does: open|selective.
    return Array.isArray(threshold.value) ? list : list.join('|')
  }
  const number = typeof given === 'number' ? given : Number(String(given).trim())
  if (String(given).trim() === '' || !Number.isFinite(number)) throw wrong('应为数字')
  if (number < 0 && threshold.unit !== 'number') throw wrong('不能为负')
  if (threshold.unit === 'amount') return Math.round(number * 1_000_000)
  if (threshold.unit === 'percent') return Math.round(number * 1e8) / 1e10
  return number
}
