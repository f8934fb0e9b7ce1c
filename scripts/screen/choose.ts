import { Refusal } from '@/lib/kernel/refusal'
import { judgesStatements } from '@/lib/risk/engine/evaluate'
import type { Model, Threshold } from '@/lib/risk/models/model'
import { allModels, catalogue, modelOf } from '@/lib/risk/models/registry'

/** The models of a run: those named, else all that judge tenders. Throws Refusal on a code that no model has. */
export function chosenModels(codes: readonly string[]): Model[] {
  if (codes.length === 0) return allModels().filter((model) => !judgesStatements(model))
  const unknown = codes.filter((code) => !catalogue.some((row) => row.code === code))
  if (unknown.length > 0) throw new Refusal('invalid', `没有模型 ${unknown.join('、')}。`)
  const idle = codes.filter((code) => !modelOf(code))
  if (idle.length > 0) throw new Refusal('invalid', `模型 ${idle.join('、')} 还没有可用的数据，不能运行。`)
  const books = codes.filter((code) => judgesStatements(modelOf(code)!))
  if (books.length > 0) throw new Refusal('invalid', `模型 ${books.join('、')} 判断的是财务报表，不能用来检查采购数据。`)
  return [...new Set(codes)].flatMap((code) => modelOf(code) ?? [])
}

/** A parameter as it was given: of one model (`R003.threshold=10`) or of every chosen model that has it (`currency=USD`). */
export type Setting = { code: string | undefined; name: string; value: string }

/** Reads `R003.threshold=10` or `currency=USD`. */
export function settingOf(text: string): Setting | undefined {
  const parts = /^(?:([A-Z]{1,4}\d{3}[A-Z]?)\.)?([a-z][a-z_0-9]*)(?:\.([^=]+))?=(.*)$/s.exec(text)
  const [, code, name, key, value = ''] = parts ?? []
  // R003.procurement_method_details.紧急采购=10 says the same as R003.procurement_method_details=紧急采购=10.
  return name ? { code, name, value: key ? `${key}=${value}` : value } : undefined
}

/** The thresholds of a model with what was set; throws Refusal on a value that is no such. */
export function thresholdsOf(model: Model, settings: readonly Setting[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { code, name, value } of settings) {
    const threshold = model.thresholds[name]
    if ((code !== undefined && code !== model.code) || !threshold) continue
    const parsed = parsedValue(threshold, value, `${model.code}.${name}`)
    // Several days for several methods add up.
    found[name] = name === 'procurement_method_details' && found[name] ? `${found[name]}|${parsed}` : parsed
  }
  return found
}

/** Throws Refusal on a setting that none of the models has. */
export function refuseUnknown(models: readonly Model[], settings: readonly Setting[]): void {
  for (const { code, name } of settings) {
    if (models.some((model) => (code === undefined || code === model.code) && name in model.thresholds)) continue
    const model = code === undefined ? undefined : models.find((each) => each.code === code)
    const names = model ? `有：${Object.keys(model.thresholds).join('、') || '无'}` : '请检查模型编号，或用 --models 选上它'
    throw new Refusal('invalid', `所选模型没有参数 ${code ? `${code}.` : ''}${name}（${names}）。`)
  }
}

function parsedValue({ value, unit }: Threshold, text: string, name: string): unknown {
  if (typeof value === 'string') return text
  if (Array.isArray(value)) return text.split('|')
  if (value === null && (text === '' || text === 'auto')) return null
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new Refusal('invalid', `参数 ${name} 应为数字，实为“${text.slice(0, 40)}”。`)
  return unit === 'amount' ? Math.round(number * 100) : number
}
