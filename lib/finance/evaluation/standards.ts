import { z } from 'zod'
import { dimensions2023, supplementary2023 } from '@/lib/finance/evaluation/four-dimensions'
import { indicators2006 } from '@/lib/finance/evaluation/indicators-2006'
import { standardFault, standardGrades } from '@/lib/finance/evaluation/standard'
import { readDecimal, roundTo } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'

/** Sizes by which the yearly book gives standard values. */
export const standardSizes = ['全行业', '大型', '中型', '小型'] as const

/** Indicators that have standard values, by the platform's code: those of 2006 and those of 2023. */
export const standardIndicators: ReadonlyMap<string, string> = new Map([
  ...indicators2006.map(({ indicator, name }) => [indicator, name] as const),
  ...[...dimensions2023.flatMap(({ indicators }) => indicators), ...supplementary2023].map(({ code, name }) => [code, name] as const),
])

const most = 999_999_999_999

/** Reads one line: indicator (code or name) and five values, best first. */
function readLine(line: string, number: number) {
  const wrong = (message: string) => new Refusal('invalid', `第 ${number} 行：${message}`, { lines: `第 ${number} 行：${message}` })
  const cells = line.split(/[,，\t]/).map((cell) => cell.trim())
  if (cells.length !== 6) throw wrong(`应有 6 项：指标，${standardGrades.join('，')}；现有 ${cells.length} 项`)
  const [name, ...texts] = cells as [string, ...string[]]
  const indicator = [...standardIndicators].find(([code, title]) => code === name.toUpperCase() || title === name)
  if (!indicator) throw wrong(`没有指标“${name.slice(0, 30)}”，应填指标编号或名称，如 WL02 或净资产收益率`)
  const values = texts.map((text, index) => {
    const value = readDecimal(text)
    if (!value || value.abs().gt(most)) throw wrong(`${standardGrades[index]}值“${text.slice(0, 30)}”不是有效数字`)
    return roundTo(value, 6)
  })
  const fault = standardFault(values)
  if (fault) throw wrong(fault)
  return { indicator: indicator[0], values: values.map((value) => value.toString()) }
}

const place = {
  year: z.coerce.number('请填写年度').int('年度应为四位数字').min(2000, '年度不早于 2000').max(2100, '年度不晚于 2100'),
  industry: z.string().trim().min(2, '请填写行业').max(60, '行业不超过 60 字'),
  size: z.enum(standardSizes, '请选择规模'),
}

/**
 * Takes in standard values of a year, an industry and a size, one indicator a line, all or none. Values of the same place take the place of the
 * old ones.
 */
export const importStandards = defineCommand({
  name: 'importStandards',
  permission: 'evaluation.standard',
  input: z.object({
    ...place,
    source: z.string().trim().min(4, '请写明来源').max(200, '来源不超过 200 字'),
    lines: z.string().trim().min(1, '请填写标准值，每行一个指标').max(20_000, '内容过长，请分次导入'),
  }),
  run: async ({ tx, actor, now, audit }, { year, industry, size, source, lines }) => {
    const read = lines.split('\n').flatMap((line, index) => (line.trim() ? [readLine(line, index + 1)] : []))
    const twice = read.find(({ indicator }, index) => read.findIndex((other) => other.indicator === indicator) < index)
    if (twice)
      throw new Refusal('invalid', `指标 ${twice.indicator} 出现两次，请只保留一行。`, { lines: `指标 ${twice.indicator} 出现两次` })
    await tx.evaluationStandard.deleteMany({ where: { year, industry, size, indicator: { in: read.map(({ indicator }) => indicator) } } })
    await tx.evaluationStandard.createMany({
      data: read.map(({ indicator, values }) => {
        const [best, good, mean, low, poor] = values as [string, string, string, string, string]
        const five = { best, good, mean, low, poor }
        return { id: newId(), year, industry, size, indicator, ...five, source, fictional: false, byName: actor.name, at: now }
      }),
    })
    audit({ subjectKind: 'evaluation-standard', detail: { year, industry, size, indicators: read.length } })
    return { count: read.length }
  },
})

/** The places for which there are standard values, and the values of one of them (by default the newest). */
export const standardBook = defineQuery({
  name: 'standardBook',
  permission: 'treasury.read',
  input: z.object({ year: place.year.optional(), industry: z.string().max(60).optional(), size: z.enum(standardSizes).optional() }),
  run: async ({ tx }, wanted) => {
    const places = await tx.evaluationStandard.groupBy({
      by: ['year', 'industry', 'size', 'fictional'],
      _count: true,
      orderBy: [{ year: 'desc' }, { industry: 'asc' }, { size: 'asc' }],
      take: 500,
    })
    const chosen =
      places.find(
        (entry) =>
          (!wanted.year || entry.year === wanted.year) &&
          (!wanted.industry || entry.industry === wanted.industry) &&
          (!wanted.size || entry.size === wanted.size),
      ) ?? null
    const rows = chosen
      ? await tx.evaluationStandard.findMany({
          where: { year: chosen.year, industry: chosen.industry, size: chosen.size },
          orderBy: { indicator: 'asc' },
        })
      : []
    return {
      places: places.map(({ year, industry, size, fictional, _count }) => ({ year, industry, size, fictional, indicators: _count })),
      chosen: chosen && { year: chosen.year, industry: chosen.industry, size: chosen.size },
      rows: rows.map(({ indicator, best, good, mean, low, poor, source, fictional }) => ({
        ...{ indicator, name: standardIndicators.get(indicator) ?? indicator, source, fictional },
        values: [best, good, mean, low, poor].map((value) => value.toString()),
      })),
    }
  },
})
export type StandardBook = Awaited<ReturnType<typeof standardBook.run>>
