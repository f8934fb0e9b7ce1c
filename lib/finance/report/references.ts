import { formatPeriod } from '@/lib/kernel/period'
import { type Block, table } from '@/lib/platform/docx/blocks'
import { scopes } from '../statement/scope'
import type { GroupStatement, MonthlyFacts } from './monthly-facts'

type Source = { name: string; statement: GroupStatement } | { name: string; statement: null; of: number; left: number; period: number }
type Reference = { code: string | null; source: Source }

const sources: Readonly<Record<string, string>> = { entry: '在线填报', workbook: '表格导入', interface: '接口报送', former: '原系统转入' }

/** Numbers the figures of a report: each mark stands for one indicator out of one statement (or out of the sum of several), listed at the end. */
export function referenceBook(indicators: MonthlyFacts['indicators']) {
  const known = new Map<string, number>()
  const list: Reference[] = []
  const mark = (key: string, reference: Reference) => {
    const number = known.get(key) ?? list.push(reference)
    known.set(key, number)
    return `〔${number}〕`
  }
  return {
    /** An indicator of one enterprise, or with `code` null all figures of a row. */
    of: (code: string | null, name: string, statement: GroupStatement): string =>
      mark(`${code} ${statement.id}`, { code, source: { name, statement } }),
    /** An indicator of the sum over first-level enterprises. */
    total: (code: string, { counted: of, reported }: { counted: number; reported: number }, period: number): string =>
      mark(`${code} total ${period} ${of}`, { code, source: { name: '一级企业合计', statement: null, of, left: reported - of, period } }),
    /** The table of all marks given out. */
    table: (): Block =>
      table(
        ['编号', '指标', '公式', '报表与版本', '平台内地址'],
        list.map(({ code, source }, index) => {
          const indicator = indicators.find((one) => one.code === code)
          return [
            `〔${index + 1}〕`,
            indicator ? `${indicator.code} ${indicator.name}（${indicator.unit}），第 ${indicator.version} 版` : '本行各项指标，名称见表头',
            indicator?.formula ?? '见指标库',
            statementWords(source),
            addressOf(code, source),
          ]
        }),
        [1, 3, 4, 4, 4],
      ),
  }
}
export type ReferenceBook = ReturnType<typeof referenceBook>

const month = (period: number) => formatPeriod({ kind: 'month', code: period })

function statementWords(source: Source): string {
  if (!source.statement)
    return `${month(source.period)}企业财务快报，${source.of} 户一级企业报送数逐格相加后按公式计算，未抵销企业之间的往来${source.left > 0 ? `；另有 ${source.left} 户未填列公式所用的单元格，未计入` : ''}`
  const { period, scope, number, source: from } = source.statement
  return `${source.name}${month(period)}企业财务快报（${scopes[scope as keyof typeof scopes] ?? scope}），第 ${number} 版，${sources[from] ?? from}`
}

function addressOf(code: string | null, source: Source): string {
  if (!source.statement) return `/gov/finance/board?period=${source.period}`
  return code ? `/gov/finance/indicators/${code}?statement=${source.statement.id}` : `/gov/finance/statements/${source.statement.id}`
}
