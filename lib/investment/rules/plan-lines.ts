import { Refusal } from '@/lib/kernel/refusal'

/** What a line of a plan says, in this order; the last four may be left out. */
export const planColumns = [
  '项目名称',
  '类型',
  '主业属性',
  '总投资（万元）',
  '本年投资（万元）',
  '开工日期',
  '完工日期',
  '收益率（%）',
  '决策状态',
] as const
const keys = ['name', 'kind', 'core', 'total', 'year', 'startOn', 'endOn', 'yield', 'decision'] as const

/** Lines out of a spreadsheet (columns by tab, or by a comma) as items of a plan, still as text. A line with too few columns is named. */
export function readPlanLines(text: string): Record<string, string>[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith(planColumns[0]))
  return lines.map((line, index) => {
    const cells = line.split(line.includes('\t') ? '\t' : /[，,]/).map((cell) => cell.trim())
    if (cells.length < 5 || cells.length > keys.length) {
      const message = `第 ${index + 1} 行有 ${cells.length} 列，应为 5 至 ${keys.length} 列：${planColumns.join('、')}；金额请勿带千分位`
      throw new Refusal('invalid', message, { lines: message })
    }
    return Object.fromEntries(keys.flatMap((key, at) => (cells[at] ? [[key, cells[at]]] : [])))
  })
}
