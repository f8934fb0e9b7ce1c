import { usccValid } from '@/lib/kernel/expr/uscc'

/** So many codes a side at most: what a browser works off in about a minute. */
export const mostCodes = 20_000

export type CodeFault = { line: number; text: string; reason: string }
/** `repeated`: lines left out because their code stood before. */
export type CodeList = { codes: string[]; repeated: number; faults: CodeFault[] }

/**
 * Reads a list of unified social credit codes (GB 32100): one a line, what follows a comma, semicolon or tab is not read; full-width
 * characters and lower case are understood, a first line without a code is a heading. Faults carry the number of the line, counted from 1.
 */
export function readCodes(text: string): CodeList {
  const faults: CodeFault[] = []
  const codes = new Set<string>()
  let repeated = 0
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const cell = (raw.split(/[,，;；\t]/)[0] ?? '').trim().replace(/^"(.*)"$/, '$1')
    const code = cell.normalize('NFKC').replace(/\s/g, '').toUpperCase()
    if (code === '' && raw.trim() === '') continue
    const reason = faultOf(code)
    if (!reason) {
      if (codes.has(code)) repeated += 1
      codes.add(code)
    } else if (index > 0 || /\d/.test(code)) faults.push({ line: index + 1, text: cell.slice(0, 60), reason })
  }
  return { codes: [...codes].sort(), repeated, faults }
}

function faultOf(code: string): string | undefined {
  if (code.length !== 18) return `统一社会信用代码应为 18 位，这里是 ${code.length} 位`
  if (!usccValid(code)) return '校验位不符，请核对是否抄错'
  return undefined
}

/** Why a list cannot be compared, in words; undefined when it can. */
export function refusalOf({ codes, faults }: CodeList): string | undefined {
  const [first] = faults
  if (first) return `名单有 ${faults.length} 行有误，例如第 ${first.line} 行“${first.text}”：${first.reason}。请改正后重新选择。`
  if (codes.length === 0) return '名单里没有统一社会信用代码：每行一个，可以是文本或 CSV 的第一列。'
  if (codes.length > mostCodes) return `名单有 ${codes.length} 个代码，一次至多 ${mostCodes} 个，请分次比对。`
  return undefined
}
