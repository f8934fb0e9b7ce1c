import { Refusal } from '@/lib/kernel/refusal'

/** Columns of a line of the file, in order; the last five may be left out. */
export const lineColumns = [
  '账号',
  '流水号',
  '交易时间',
  '方向',
  '金额（元）',
  '对方户名',
  '对方账号',
  '摘要',
  '用途',
  '关联合同',
  '预算科目',
  '审批单号',
] as const

const least = 8
const time = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?$/

/**
 * Reads lines as they come out of a spreadsheet (tab or comma between the cells; a head line is passed over) into what a report takes in.
 * Faults are said with their line and column. Amounts with separators stand in quotes or come by tab.
 */
export function readPaymentLines(text: string): Record<string, string>[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }))
  return lines
    .filter(({ line }) => line.trim() && !line.trim().startsWith(lineColumns[0]))
    .map(({ line, number }) => readLine(line, number))
}

function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim())
  const cells = line.match(/("([^"]*)"|[^,，]*)([,，]|$)/g) ?? []
  const read = cells.map((cell) =>
    cell
      .replace(/[,，]$/, '')
      .replace(/^"|"$/g, '')
      .trim(),
  )
  return /[,，]$/.test(line) ? read : read.slice(0, -1)
}

function readLine(line: string, number: number): Record<string, string> {
  const wrong = (message: string) => new Refusal('invalid', `第 ${number} 行：${message}`, { lines: `第 ${number} 行：${message}` })
  const cells = cellsOf(line)
  if (cells.length < least || cells.length > lineColumns.length)
    throw wrong(`应有 ${least} 至 ${lineColumns.length} 列（${lineColumns.join('、')}），现有 ${cells.length} 列`)
  const [account, serial, at, direction, amount, payee, payeeAccount, summary, purpose, contractNo, budgetItem, approvalNo] = cells
  const moment = time.exec(at ?? '')
  if (!moment) throw wrong(`交易时间“${at}”应如 2026-03-01 10:30`)
  const given = { account, serial, at: `${moment[1]}T${moment[2]}${moment[3] ?? ':00'}+08:00`, direction, amount, payee, summary }
  const more = { payeeAccount, purpose, contractNo, budgetItem, approvalNo }
  const filled = Object.entries(more).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return { ...(given as Record<string, string>), ...Object.fromEntries(filled) }
}
