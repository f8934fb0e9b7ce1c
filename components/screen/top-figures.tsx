import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type Drill, enterprisesDrill, filingsDrill } from '@/components/screen/drill/drill'
import { Opens } from '@/components/screen/drill/drill-context'
import type { ScreenFigures } from '@/lib/dashboards/schema'

/** The six numbers a leader asks for first, each with the one that explains it below. */
export function TopFigures({ figures }: { figures: ScreenFigures }) {
  const { enterprises, now, year, period, today, overdue } = figures
  const worst = Math.max(0, ...overdue.map(({ worstDays }) => worstDays))
  return (
    <ul className="flex flex-wrap items-start justify-between gap-x-5 gap-y-4 max-sm:grid max-sm:grid-cols-2">
      <Item
        label="监管企业"
        unit="户"
        value={count(enterprises.groups)}
        drill={enterprisesDrill('监管企业', { owner: 'city', groups: 'yes' })}
        below={{ text: `全级次 ${count(enterprises.all)} 户`, drill: enterprisesDrill('监管企业（全级次）', { owner: 'city' }) }}
      />
      <Item
        label="在办"
        unit="件"
        value={count(now.open)}
        drill={filingsDrill('在办办件', { tab: 'open' })}
        below={{ text: `本年上报 ${count(year.filings)} 件`, drill: filingsDrill('本年上报', period) }}
      />
      <Item
        label="今日办结"
        unit="件"
        value={count(now.concludedToday)}
        drill={filingsDrill(`${today} 办结`, { concludedOn: today })}
        below={{ text: `本年办结 ${count(year.ended)} 件`, drill: filingsDrill('本年上报已办结', { ...period, tab: 'ended' }) }}
      />
      <Item
        label="超期"
        unit="件"
        alarm={now.overdue > 0}
        value={count(now.overdue)}
        drill={filingsDrill('超期未结', { tab: 'overdue' })}
        below={{ text: worst > 0 ? `最长超 ${worst} 日` : '均在时限内' }}
      />
      <Item
        label="按时率"
        unit="%"
        value={year.onTimeRate}
        drill={filingsDrill('按时办结', { ...period, onTime: 'yes' })}
        below={{ text: `超期办结 ${count(year.late)} 件`, drill: filingsDrill('超期办结', { ...period, onTime: 'no' }) }}
      />
      <Item
        label="较承诺压缩"
        unit="%"
        value={year.compression}
        drill={filingsDrill('已办结', { ...period, status: 'concluded' })}
        below={{ text: year.averageUsed === null ? '本年尚无办结件' : `用时 ${year.averageUsed} / 承诺 ${year.averagePromise} 日` }}
      />
    </ul>
  )
}

type ItemProps = {
  label: string
  unit: string
  value: string | null
  drill: Drill
  alarm?: boolean
  below: { text: string; drill?: Drill }
}

function Item({ label, unit, value, drill, alarm = false, below }: ItemProps) {
  return (
    <li className="whitespace-nowrap">
      <p className="text-[1.125rem]">{label}</p>
      <p className="flex items-baseline gap-1.5">
        {value === null ? (
          <Large>
            <span title="本年尚无办结件" className="text-(--quiet)">
              —
            </span>
          </Large>
        ) : (
          <>
            <Opens drill={drill}>
              <span className="sr-only">{label}</span>
              <Large alarm={alarm || value.startsWith('-')}>{value}</Large>
            </Opens>
            <span className="text-(--quiet)">{unit}</span>
          </>
        )}
      </p>
      <p className="text-sm text-(--quiet)">{below.drill ? <Opens drill={below.drill}>{below.text}</Opens> : below.text}</p>
    </li>
  )
}

function Large({ alarm = false, children }: { alarm?: boolean; children: ReactNode }) {
  return (
    <span className={clsx('text-[2.5rem] leading-[1.15] font-bold tabular-nums', alarm ? 'text-(--alarm)' : 'text-white')}>{children}</span>
  )
}

function count(value: number): string {
  return value.toLocaleString('zh-CN')
}
