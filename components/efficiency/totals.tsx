import type { LinkMaker } from '@/components/efficiency/efficiency-scope'
import { type Figure, KeyFigures } from '@/components/patterns/key-figure'
import { numberHref } from '@/lib/dashboards/rules/slice-links'
import type { MeasureRow, Slice } from '@/lib/dashboards/schema'

/** The six figures of the period, each with the filings it is made of. */
export function Totals({ total, links }: { total: MeasureRow; links: LinkMaker }) {
  const { side, scope, ledger } = links
  const href = (slice: Slice) => numberHref(side, { ...scope, ...slice }, ledger)
  const count = (value: number) => value.toLocaleString('zh-CN')
  const figures: Figure[] = [
    {
      key: 'filings',
      label: '上报',
      value: count(total.filings),
      unit: '件',
      href: href({}),
      note: `其中在办 ${count(total.open)} 件，超期 ${count(total.overdue)} 件`,
    },
    { key: 'ended', label: '办结', value: count(total.ended), unit: '件', href: href({ tab: 'ended' }), note: '含不同意、不予受理、撤回' },
    {
      key: 'days',
      label: '平均用时',
      value: total.averageUsed,
      unit: '工作日',
      missing: '没有已办结的办件',
      href: href({ status: 'concluded' }),
      note: total.averagePromise === null ? '扣除停表' : `承诺 ${total.averagePromise}；已办结 ${count(total.measured)} 件，扣除停表`,
    },
    {
      key: 'onTime',
      label: '按时率',
      value: total.onTimeRate,
      unit: '%',
      missing: '没有计时结束的办件',
      href: href({ onTime: 'yes' }),
      note: `按时 ${count(total.onTime)} 件，超期 ${count(total.late)} 件`,
    },
    {
      key: 'compression',
      label: '较承诺时限压缩',
      value: total.compression,
      unit: '%',
      missing: '没有已办结的办件',
      href: href({ status: 'concluded' }),
      note: `（承诺 − 用时）÷ 承诺${total.extended > 0 ? `；含经批准延期 ${count(total.extended)} 件，仍按原承诺计算` : ''}`,
    },
    {
      key: 'statutory',
      label: '较法定时限压缩',
      value: total.statutoryCompression,
      unit: '%',
      missing: '已办结的办件均未见法定时限',
      note:
        total.averageStatutory === null
          ? '只计有法定时限的办件'
          : `法定 ${total.averageStatutory} 日；仅 ${count(total.statutoryMeasured)} 件有法定时限`,
    },
  ]
  return <KeyFigures figures={figures} />
}
