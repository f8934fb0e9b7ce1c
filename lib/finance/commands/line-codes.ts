import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import type { StatementForm } from '../statement/form'
import { formFor } from '../statement/read'

type Read = { sheet: string; line: string; code: string }

/** One line: the sheet and the line of ours (`BS.cash`, or 资产负债表，货币资金), then the official number. */
function readLine(text: string, number: number, form: StatementForm): Read {
  const wrong = (message: string) => new Refusal('invalid', `第 ${number} 行：${message}`, { lines: `第 ${number} 行：${message}` })
  const cells = text.split(/[,，\t]/).map((cell) => cell.trim())
  if (cells.length !== 2 && cells.length !== 3) throw wrong('应为“资产负债表，货币资金，2”，或者“BS.cash，2”')
  const [key, name] = cells.length === 2 ? cells[0]!.split('.') : cells
  const code = cells.at(-1)!
  const sheet = form.sheets.find((one) => one.key === key?.toUpperCase() || one.title === key)
  if (!sheet) throw wrong(`${form.name}没有“${(key ?? '').slice(0, 30)}”这张表，应为${form.sheets.map(({ title }) => title).join('、')}`)
  const lines = sheet.lines.filter((line) => !line.title && (line.key === name || line.label === name))
  if (lines.length === 0) throw wrong(`${sheet.title}没有“${(name ?? '').slice(0, 30)}”这一项，请照报表上的名称或项目编码填写`)
  if (lines.length > 1)
    throw wrong(
      `${sheet.title}有 ${lines.length} 项叫“${name}”，请用项目编码：${lines.map((line) => `${sheet.key}.${line.key}`).join('、')}`,
    )
  if (!/^[0-9A-Za-z.-]{1,20}$/.test(code)) throw wrong(`官方行次“${code.slice(0, 30)}”应为 1 至 20 位的数字、字母、点或横线`)
  return { sheet: sheet.key, line: lines[0]!.key, code }
}

/**
 * Takes in the numbers that the official form of a year gives our lines, all or none; those named take the place of the old ones of the year. Our
 * keys stay what formulas use; the numbers are shown beside the lines and stand in the workbook. Gives how many were taken in.
 */
export const importLineCodes = defineCommand({
  name: 'importLineCodes',
  permission: 'finance.define',
  input: z.object({
    form: z.enum(['flash', 'annual'], '请选择表式'),
    year: z.coerce.number('请填写年度').int('年度应为四位数字').min(2000, '年度不早于 2000').max(2100, '年度不晚于 2100'),
    source: z.string().trim().min(4, '请写明来源').max(200, '来源不超过 200 字'),
    lines: z.string().trim().min(1, '请填写，每行一个项目').max(40_000, '内容过长，请分次导入'),
  }),
  run: async ({ tx, actor, now, audit }, { form: formCode, year, source, lines }) => {
    const { form } = await formFor(tx, formCode, year * 100 + 12)
    const read = lines.split('\n').flatMap((line, index) => (line.trim() ? [readLine(line, index + 1, form)] : []))
    const seen = new Set<string>()
    for (const { sheet, line, code } of read) {
      for (const [mark, message] of [
        [`${sheet}.${line}`, `${sheet}.${line} 出现两次，请只保留一行。`],
        [`${sheet}#${code}`, `${sheet} 的官方行次 ${code} 给了两个项目，请改正。`],
      ] as const) {
        if (seen.has(mark)) throw new Refusal('invalid', message, { lines: message })
        seen.add(mark)
      }
    }
    await tx.statementLineCode.deleteMany({ where: { formCode, year, OR: read.map(({ sheet, line }) => ({ sheet, line })) } })
    const taken = await tx.statementLineCode.findMany({ where: { formCode, year }, select: { sheet: true, line: true, code: true } })
    const clash = taken.find(({ sheet, code }) => seen.has(`${sheet}#${code}`))
    if (clash) {
      const message = `官方行次 ${clash.code} 已给了 ${clash.sheet}.${clash.line}，请一并改正。`
      throw new Refusal('invalid', message, { lines: message })
    }
    await tx.statementLineCode.createMany({ data: read.map((one) => ({ ...one, formCode, year, source, byName: actor.name, at: now })) })
    audit({ subjectKind: 'statement_form', detail: { form: formCode, year, lines: read.length } })
    return { count: read.length }
  },
})
