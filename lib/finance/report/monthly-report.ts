import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Block, heading, type Skeleton, table, text } from '@/lib/platform/docx/blocks'
import type { MonthlyFacts } from './monthly-facts'
import { type ReferenceBook, referenceBook } from './references'
import { profitChart, ratioChart, trendChart } from './report-charts'
import { debtPart, filingPart, groupPart, turnPart, warningPart } from './report-parts'
import { totalOf } from './totals'
import { movedWords, valueWords } from './words'

/** What a part of the report is written from. */
export type ReportGround = { facts: MonthlyFacts; book: ReferenceBook; indicator: (code: string) => MonthlyFacts['indicators'][number] }

const sizes = ['GM01', 'YL01', 'GM05', 'GM06', 'GM02', 'GM03']
const headline = ['YL01', 'WL01', 'WL02', 'WL03', 'WL04', 'WL05']

/**
 * The analysis of a month as a paper to go on with. Every sentence follows from the figures by a rule (no text is guessed), every figure carries a mark that leads to
 * its indicator, formula, statement and version. The same facts give the same paper.
 */
export function monthlyReport(facts: MonthlyFacts, by: { name: string; orgName: string }, now: Date): Skeleton {
  const month = formatPeriod({ kind: 'month', code: facts.period })
  const book = referenceBook(facts.indicators)
  const ground: ReportGround = { facts, book, indicator: (code) => facts.indicators.find((one) => one.code === code)! }
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

/** Statements of the month, those that a year ago were there too, and of the year before. */
function setsOf({ groups }: MonthlyFacts) {
  const now = groups.flatMap((group) => (group.now ? [group.now] : []))
  const both = groups.filter((group) => group.now && group.yearAgo)
  return { now, comparable: both.map((group) => group.now!), yearAgo: both.map((group) => group.yearAgo!) }
}

/** An indicator of the sum: this month, the comparable sum of this month and of a year ago. */
function sums({ facts, indicator }: ReportGround, code: string) {
  const { now, comparable, yearAgo } = setsOf(facts)
  const of = (statements: typeof now, period: number) => totalOf(indicator(code), statements, period)?.toString() ?? null
  return { value: of(now, facts.period), comparable: of(comparable, facts.period), before: of(yearAgo, facts.period - 100) }
}

function overall(ground: ReportGround): Block[] {
  const { facts, book, indicator } = ground
  const { now, yearAgo } = setsOf(facts)
  const month = formatPeriod({ kind: 'month', code: facts.period })
  const calibre = `截至${month}末，${facts.groups.length} 户一级企业中 ${now.length} 户快报已受理。以下合计数为这些企业合并报表逐格相加，未抵销企业之间的往来，流量为年初至月末累计，不年化。`
  const compared = yearAgo.length === now.length ? '' : `同比按两期都有报表的 ${yearAgo.length} 户计算。`
  const sentences = sizes.map((code) => {
    const { name, unit } = indicator(code)
    const { value, comparable, before } = sums(ground, code)
    if (value === null) return `${name}因有企业未填列，不能合计`
    return `${name} ${valueWords(value, unit)}${book.total(code, now.length, facts.period)}，${movedWords(comparable, before, indicator(code))}`
  })
  return [text(`${calibre}${compared}`), text(`${sentences.join('；')}。`)]
}

function ratios(ground: ReportGround): Block[] {
  const { facts, book, indicator } = ground
  const { now, yearAgo } = setsOf(facts)
  const rows = headline.map((code) => {
    const { name, unit } = indicator(code)
    const { value, comparable, before } = sums(ground, code)
    return [
      name,
      value === null ? '不能合计' : `${valueWords(value, unit)}${book.total(code, now.length, facts.period)}`,
      before === null ? '—' : `${valueWords(before, unit)}${book.total(code, yearAgo.length, facts.period - 100)}`,
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
