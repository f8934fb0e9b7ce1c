import { clsx } from 'clsx'
import { filingsDrill } from '@/components/screen/drill/drill'
import { Opens } from '@/components/screen/drill/drill-context'
import { Panel } from '@/components/screen/panel'
import type { ScreenFigures, ScreenGroup, Slice } from '@/lib/dashboards/schema'

const cells =
  'grid grid-cols-[minmax(0,1fr)_2.75rem_2.75rem_2.75rem_11rem] items-center gap-x-2 max-sm:grid-cols-[minmax(0,1fr)_2rem_2.25rem_2.25rem_6.5rem]'

/** 一门办 by group: what lies open, what came and ended this year, average days against the promise. */
export function GroupPanel({ figures }: { figures: ScreenFigures }) {
  const longest = Math.max(1, ...figures.groups.flatMap(({ averageUsed, averagePromise }) => [Number(averageUsed), Number(averagePromise)]))
  return (
    <Panel title="一门办" note="本年 · 用时为已办结件平均（工作日）" className="flex-[1.9]">
      <div className={clsx(cells, 'text-sm text-(--quiet)')}>
        <span>企业</span>
        <span className="text-right">在办</span>
        <span className="text-right">上报</span>
        <span className="text-right">办结</span>
        <span className="pl-2">用时 / 承诺</span>
      </div>
      <ul className="flex min-h-0 flex-1 flex-col justify-between">
        {figures.groups.map((group) => (
          <Row key={group.key} group={group} period={figures.period} longest={longest} />
        ))}
      </ul>
    </Panel>
  )
}

type RowProps = { group: ScreenGroup; period: ScreenFigures['period']; longest: number }

function Row({ group, period, longest }: RowProps) {
  const whose: Slice = group.owner === 'city' ? { group: group.key } : { owner: 'district' }
  const number = (value: number, title: string, slice: Slice) =>
    value === 0 ? (
      <span className="justify-self-end text-(--quiet) tabular-nums">0</span>
    ) : (
      <Opens drill={filingsDrill(`${group.label} · ${title}`, { ...whose, ...slice })} className="justify-self-end tabular-nums">
        <span className="sr-only">{`${group.label}${title}`}</span>
        {value.toLocaleString('zh-CN')}
      </Opens>
    )
  return (
    <li className={clsx(cells, 'border-t border-(--line)/60 py-[0.1rem] text-[0.9375rem]')}>
      <span className="truncate" title={group.label}>
        {group.label}
      </span>
      {number(group.openNow, '在办', { tab: 'open' })}
      {number(group.filings, '本年上报', period)}
      {number(group.ended, '本年上报已办结', { ...period, tab: 'ended' })}
      <Days group={group} longest={longest} />
    </li>
  )
}

// The pale track is the promise, the bright bar what was used: a bar longer than its track is late.
function Days({ group: { averageUsed, averagePromise }, longest }: { group: ScreenGroup; longest: number }) {
  if (averageUsed === null || averagePromise === null) {
    return (
      <span title="本年尚无办结件" className="pl-2 text-(--quiet)">
        —
      </span>
    )
  }
  const late = Number(averageUsed) > Number(averagePromise)
  const width = (days: string) => `${(Number(days) / longest) * 100}%`
  return (
    <span className="flex items-center gap-2 pl-2">
      <span aria-hidden className="relative h-2 flex-1 max-sm:hidden">
        <span className="absolute inset-y-0 left-0 rounded-full bg-(--line)" style={{ width: width(averagePromise) }} />
        <span
          className={clsx('absolute inset-y-0 left-0 rounded-full', late ? 'bg-(--alarm)' : 'bg-(--bright)')}
          style={{ width: width(averageUsed) }}
        />
      </span>
      <span className={clsx('w-[6rem] text-right text-sm tabular-nums', late && 'text-(--alarm)')}>
        {averageUsed} / {averagePromise}
      </span>
    </span>
  )
}
