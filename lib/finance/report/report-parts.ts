import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { type Block, table, text } from '@/lib/platform/docx/blocks'
import { changeOf } from '../indicators/change'
import type { GroupWarnings } from './group-warnings'
import type { GroupFacts } from './monthly-facts'
import type { ReportGround } from './monthly-report'
import { listed, movedWords, valueWords } from './words'

type Known = GroupFacts & { now: NonNullable<GroupFacts['now']> }

/** First-level enterprises with a statement of the month and a value of the indicator, the greatest first. */
export function ranked({ facts }: ReportGround, code: string): Known[] {
  return facts.groups
    .filter((group): group is Known => group.now !== null && (group.values[code] ?? null) !== null)
    .toSorted((a, b) => new Decimal(b.values[code]!).cmp(a.values[code]!) || a.name.localeCompare(b.name, 'zh-CN'))
}

const shown = (value: string | null | undefined) => (value ? formatDecimal(new Decimal(value), 2) : '—')

/** Movements by enterprise: how many grew and fell, the greatest of both, and all of them in a table. */
export function groupPart(ground: ReportGround): Block[] {
  const { book, indicator, facts } = ground
  const profit = indicator('YL01')
  const rows = ranked(ground, 'YL01')
  const moved = rows
    .filter((group) => (group.earlier.YL01 ?? null) !== null)
    .map((group) => ({ group, by: new Decimal(group.values.YL01!).minus(group.earlier.YL01!) }))
    .toSorted((a, b) => b.by.cmp(a.by))
  const say = (list: typeof moved) =>
    list
      .map(
        ({ group, by }) =>
          `${group.name}${by.isNegative() ? '减少' : '增加'} ${valueWords(by.abs().toString(), '万元')}${book.of('YL01', group.name, group.now)}`,
      )
      .join('，')
  const [up, down] = [moved.filter(({ by }) => by.gt(0)), moved.filter(({ by }) => by.lt(0))]
  const silent = facts.groups.filter((group) => !group.now).map(({ name }) => name)
  return [
    text(
      `利润总额同比增加的 ${up.length} 户，减少的 ${down.length} 户。${up.length > 0 ? `增加较多的：${say(up.slice(0, 3))}。` : ''}${down.length > 0 ? `减少较多的：${say(down.slice(-3).toReversed())}。` : ''}`,
    ),
    ...(silent.length > 0 ? [text(`${listed(silent)}的快报尚未受理，未列入。`)] : []),
    table(
      ['企业', '营业总收入（万元）', '同比', '利润总额（万元）', '同比', '资产负债率（%）', '出处'],
      rows.map((group) => [
        group.name,
        shown(group.values.GM01),
        brief(group.values.GM01, group.earlier.GM01, indicator('GM01')),
        shown(group.values.YL01),
        brief(group.values.YL01, group.earlier.YL01, profit),
        shown(group.values.WL01),
        book.of(null, group.name, group.now),
      ]),
      [4, 4, 3, 4, 3, 3, 2],
    ),
  ]
}

function brief(now: string | null | undefined, before: string | null | undefined, about: Parameters<typeof movedWords>[2]): string {
  const change = changeOf(now ?? null, before ?? null, about.unit, about.direction)
  if (!change) return '—'
  if (!change.text.endsWith('%')) return change.text
  return `${change.direction === 'down' ? '−' : change.direction === 'up' ? '＋' : ''}${change.text}`
}

/** Who lost, who came back: first-level enterprises by name with figures, all levels counted. */
export function turnPart(ground: ReportGround): Block[] {
  const { facts, book } = ground
  const { reported, losing, losingBefore, turnedToLoss, turnedToProfit } = facts.turns
  const losers = ranked(ground, 'YL01')
    .filter((group) => group.values.YL01!.startsWith('-'))
    .toReversed()
  const named = losers.map((group) => {
    const loss = valueWords(new Decimal(group.values.YL01!).abs().toString(), '万元')
    return `${group.name}亏损 ${loss}${book.of('YL01', group.name, group.now)}（${movedWords(group.values.YL01!, group.earlier.YL01 ?? null, ground.indicator('YL01'))}）`
  })
  return [
    text(
      `已受理快报的各级企业 ${reported} 户，本期亏损 ${losing} 户，上年同期亏损 ${losingBefore} 户。${named.length > 0 ? `一级企业中，${named.join('；')}。` : '一级企业没有亏损的。'}`,
    ),
    text(
      `由盈转亏 ${turnedToLoss.length} 户${turnedToLoss.length > 0 ? `：${listed(turnedToLoss)}` : ''}；扭亏为盈 ${turnedToProfit.length} 户${turnedToProfit.length > 0 ? `：${listed(turnedToProfit)}` : ''}。`,
    ),
  ]
}

/** Interest-bearing debt: the greatest, and those with little cash against short debt. */
export function debtPart(ground: ReportGround): Block[] {
  const { book } = ground
  const rows = ranked(ground, 'FX09')
  const most = rows
    .slice(0, 3)
    .map((group) => `${group.name}（${valueWords(group.values.FX09!, '万元')}${book.of('FX09', group.name, group.now)}）`)
  const tight = rows.filter((group) => group.values.FX08 && new Decimal(group.values.FX08).lt(1))
  const words = tight.map((group) => `${group.name} ${shown(group.values.FX08)} 倍${book.of('FX08', group.name, group.now)}`)
  return [
    text(
      rows.length === 0
        ? '没有带息负债的数据。'
        : `带息负债最多的是${most.join('、')}。${words.length > 0 ? `现金短债比低于 1 倍的 ${words.length} 户：${words.join('、')}。` : '没有现金短债比低于 1 倍的一级企业。'}`,
    ),
    table(
      ['企业', '带息负债（万元）', '同比', '资产负债率（%）', '短期债务占比（%）', '现金短债比（倍）', '出处'],
      rows
        .slice(0, 15)
        .map((group) => [
          group.name,
          shown(group.values.FX09),
          brief(group.values.FX09, group.earlier.FX09, ground.indicator('FX09')),
          ...['WL01', 'FX07', 'FX08'].map((code) => shown(group.values[code])),
          book.of(null, group.name, group.now),
        ]),
      [4, 4, 3, 3, 3, 3, 2],
    ),
  ]
}

/** What the anomaly rules hit, enterprise by enterprise. */
export function warningPart({ facts, warnings, book }: ReportGround): Block[] {
  const hit = warnings.filter(({ hits }) => hits.length > 0)
  const red = (one: (typeof hit)[number]) => one.hits.filter(({ weight }) => weight === '红').length
  if (hit.length === 0) return [text(`一级企业没有命中的异常规则。${tunedWords(warnings)}`)]
  const reds = hit.filter((one) => red(one) > 0)
  return [
    text(
      `${warnings.length} 户一级企业中，${hit.length} 户有命中的异常规则，其中 ${reds.length} 户有红色提示${reds.length > 0 ? `：${listed(reds.map(({ name }) => name))}` : ''}。${tunedWords(warnings)}供核查，不代替认定。`,
    ),
    table(
      ['企业', '红', '黄', '未判', '命中的规则', '出处'],
      hit
        .toSorted((a, b) => red(b) - red(a) || b.hits.length - a.hits.length)
        .map((one) => {
          const statement = facts.groups.find(({ orgId }) => orgId === one.orgId)!.now!
          return [
            one.name,
            String(red(one)),
            String(one.hits.length - red(one)),
            String(one.unjudged),
            one.hits.map(({ code, label }) => `${code} ${label}`).join('；'),
            book.of(null, one.name, statement),
          ]
        }),
      [4, 1, 1, 2, 9, 2],
    ),
  ]
}

/** Which parameters the rules were judged by: those in force for each enterprise on the day of the report. */
function tunedWords(warnings: readonly GroupWarnings[]): string {
  const [tuned, off] = [warnings.filter(({ changed }) => changed > 0).length, warnings.filter((one) => one.off > 0).length]
  const apart = [tuned > 0 ? `${tuned} 户有调整过的参数` : '', off > 0 ? `${off} 户有停用的规则，停用的不判` : ''].filter(Boolean)
  return `按生成当日对各企业有效的参数判断${apart.length > 0 ? `（${apart.join('，')}）` : ''}，未调整的为建议值；`
}

/** Who reported in time, late, or not. */
export function filingPart({ facts: { filing } }: Pick<ReportGround, 'facts'>): Block[] {
  const { total, accepted, late, missing, due, overdue } = filing
  const rest = overdue ? `逾期未报或未受理 ${missing.length} 户` : `尚未受理 ${missing.length} 户，未到期限`
  return [
    text(
      `应报 ${total} 户，已受理 ${accepted} 户，应报日期 ${due}（建议值，以当年通知为准）。迟报 ${late.length} 户${late.length > 0 ? `：${listed(late)}` : ''}；${rest}${missing.length > 0 ? `：${listed(missing)}` : ''}。`,
    ),
  ]
}
