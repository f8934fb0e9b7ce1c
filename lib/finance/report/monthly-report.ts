import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Block, heading, type Skeleton, table, text } from '@/lib/platform/docx/blocks'
import { type ComparedTotal, comparedTotal, type Summand } from '../indicators/totals'
import type { GroupWarnings } from './group-warnings'
import type { GroupStatement, MonthlyFacts } from './monthly-facts'
import { type ReferenceBook, referenceBook } from './references'
import { profitChart, ratioChart, trendChart } from './report-charts'
import { debtPart, filingPart, groupPart, turnPart, warningPart } from './report-parts'
import { movedWords, valueWords } from './words'

/** What a part of the report is written from. */
export type ReportGround = {
  facts: MonthlyFacts
  warnings: readonly GroupWarnings[]
  book: ReferenceBook
  indicator: (code: string) => MonthlyFacts['indicators'][number]
}

const sizes = ['GM01', 'YL01', 'GM05', 'GM06', 'GM02', 'GM03']
const headline = ['YL01', 'WL01', 'WL02', 'WL03', 'WL04', 'WL05']

/**
 * The analysis of a month as a paper to go on with. Every sentence follows from the figures by a rule (no text is guessed), every figure carries a mark that leads to
 * its indicator, formula, statement and version. The same facts give the same paper.
 */
export function monthlyReport(
  facts: MonthlyFacts,
  warnings: readonly GroupWarnings[],
  by: { name: string; orgName: string },
  now: Date,
): Skeleton {
  const month = formatPeriod({ kind: 'month', code: facts.period })
  const book = referenceBook(facts.indicators)
  const ground: ReportGround = { facts, warnings, book, indicator: (code) => facts.indicators.find((one) => one.code === code)! }
  const reported = facts.groups.filter((group) => group.now)
  const body =
    reported.length === 0
      ? [text(`${month}没有已受理的一级企业财务快报，不能分析。`), ...filingPart(ground)]
      : [
          heading('一、总体情况'),
          ...overall(ground),
          heading('二、一利五率'),
          ...ratios(ground),
          heading('三、分企业情况'),
          ...groupPart(ground),
          profitChart(ground),
          heading('四、盈亏变化'),
          ...turnPart(ground),
          trendChart(ground),
          heading('五、债务情况'),
          ...debtPart(ground),
          ratioChart(ground),
          heading('六、异常提示'),
          ...warningPart(ground),
          heading('七、报送情况'),
          ...filingPart(ground),
          heading('八、工作建议'),
          text('【财务监管处补充的分析和建议】'),
        ]
  return {
    title: `${month}市属企业经济运行分析`,
    addressee: null,
    blocks: [...body, heading('附：数据出处'), text('〔〕中的编号对应下表；公式按编报时的指标版本，报表更正后重新生成。'), book.table()],
    signature: [by.orgName, `（由${by.name}于 ${shanghaiDate(now)} 生成，编辑后使用）`],
  }
}

/** The whole of the first level by the rule of the screen: who left a cell of the formula open is not in it, and is counted. */
function sums({ facts, indicator }: ReportGround, code: string): ComparedTotal {
  const of = (statement: 'now' | 'yearAgo') =>
    facts.groups.flatMap((group): (Summand & GroupStatement)[] => (group[statement] ? [{ ...group[statement], orgId: group.orgId }] : []))
  return comparedTotal(indicator(code), of('now'), of('yearAgo'), facts.period)
}

/** How many are in a sum, where it is not everybody who reported. */
const partial = ({ counted, reported }: ComparedTotal) =>
  counted < reported ? `（${reported} 户中 ${counted} 户填列，未填列的不计入）` : ''

function overall(ground: ReportGround): Block[] {
  const { facts, book, indicator } = ground
  const reported = facts.groups.filter((group) => group.now).length
  const month = formatPeriod({ kind: 'month', code: facts.period })
  const calibre = `截至${month}末，${facts.groups.length} 户一级企业中 ${reported} 户快报已受理。以下合计数为这些企业合并报表逐格相加，未抵销企业之间的往来，流量为年初至月末累计，不年化；有企业未填公式所用单元格的，该企业不计入并写明户数。`
  const both = facts.groups.filter((group) => group.now && group.yearAgo).length
  const compared = both === reported ? '' : `同比按两期都有报表的 ${both} 户计算。`
  const sentences = sizes.map((code) => {
    const { name, unit } = indicator(code)
    const total = sums(ground, code)
    const { value, comparable, before } = total
    if (value === null) return `${name}没有企业填列，不能合计`
    return `${name} ${valueWords(value, unit)}${book.total(code, total, facts.period)}${partial(total)}，${movedWords(comparable, before, indicator(code))}`
  })
  return [text(`${calibre}${compared}`), text(`${sentences.join('；')}。`)]
}

function ratios(ground: ReportGround): Block[] {
  const { facts, book, indicator } = ground
  const rows = headline.map((code) => {
    const { name, unit } = indicator(code)
    const total = sums(ground, code)
    const { value, comparable, before, compared } = total
    return [
      name,
      value === null ? '不能合计' : `${valueWords(value, unit)}${book.total(code, total, facts.period)}${partial(total)}`,
      before === null
        ? '—'
        : `${valueWords(before, unit)}${book.total(code, { counted: compared, reported: compared }, facts.period - 100)}`,
      movedWords(comparable, before, indicator(code)),
    ]
  })
  const better = headline.filter((code) => {
    const { comparable, before } = sums(ground, code)
    const { direction } = indicator(code)
    if (comparable === null || before === null) return false
    return direction === 'down' ? Number(comparable) < Number(before) : Number(comparable) > Number(before)
  })
  const words =
    better.length > 0 ? `较上年同期改善的有${better.map((code) => indicator(code).name).join('、')}` : '没有较上年同期改善的指标'
  return [
    text(`一利五率中，${words}。净资产收益率含少数股东权益；比率由合计的分子、分母算得，不是各户比率的平均。`),
    table(['指标', '本期', '上年同期', '变动'], rows, [3, 4, 4, 4]),
  ]
}
