import { clsx } from 'clsx'
import { dateTimeText } from '@/components/patterns/date-time'
import { BarList } from '@/components/screen/bar-list'
import { enterprisesDrill, filingsDrill } from '@/components/screen/drill/drill'
import { Opens } from '@/components/screen/drill/drill-context'
import { Nothing, Panel } from '@/components/screen/panel'
import type { LatestAct, ScreenFigures } from '@/lib/dashboards/schema'

type Props = { figures: ScreenFigures }

/** Enterprises of the city by management level. */
export function LevelPanel({ figures: { enterprises } }: Props) {
  const items = enterprises.levels.map(({ level, name, count }) => ({
    key: String(level),
    label: `${name}企业`,
    value: count,
    text: `${count.toLocaleString('zh-CN')} 户`,
    drill: enterprisesDrill(`${name}企业`, { owner: 'city', level }),
  }))
  return (
    <Panel title="企业级次" note="市属 · 按管理级次">
      {items.length > 0 ? <BarList items={items} color="#2f7fd1" /> : <Nothing>登记册中没有企业</Nothing>}
    </Panel>
  )
}

/** Overdue filings by lead department. */
export function OverduePanel({ figures: { overdue, now } }: Props) {
  const items = overdue.slice(0, 6).map(({ line, name, count, worstDays }) => ({
    key: line,
    label: name,
    value: count,
    text: (
      <>
        <span className="text-(--alarm)">{count} 件</span> <span className="text-sm text-(--quiet)">最长超 {worstDays} 日</span>
      </>
    ),
    drill: filingsDrill(`${name} · 超期未结`, { tab: 'overdue', line }),
  }))
  return (
    <Panel title="超期办件" note={overdue.length > 6 ? `前 6 个处室，共 ${now.overdue} 件` : '按主办处室 · 工作日'}>
      {items.length > 0 ? <BarList items={items} color="var(--alarm)" /> : <Nothing>✓ 当前没有超期办件</Nothing>}
    </Panel>
  )
}

const tones: Record<LatestAct['tone'], string> = {
  done: 'border-(--done)/50 text-(--done)',
  back: 'border-(--warm)/50 text-(--warm)',
  new: 'border-(--bright)/50 text-(--bright)',
}

/** What was just accepted, sent back or decided. */
export function LatestPanel({ figures: { latest, today }, ledger }: Props & { ledger: boolean }) {
  return (
    <Panel title="最新办理" note="受理、退回与决定" className="flex-1 overflow-hidden">
      {latest.length === 0 && <Nothing>尚无办理动态</Nothing>}
      {/* A row that does not fit goes to a second column, which is not shown: no row is ever cut in half. */}
      <ol className="flex min-h-0 flex-1 flex-col flex-wrap overflow-hidden">
        {latest.map((act) => (
          <li
            key={act.id}
            className="flex w-full items-center gap-2.5 border-b border-(--line)/60 py-[0.4rem] text-[0.9375rem] last:border-0"
          >
            <time dateTime={act.at} className="w-11 shrink-0 text-sm text-(--quiet) tabular-nums">
              {dateTimeText(act.at).slice(0, 10) === today ? dateTimeText(act.at).slice(11) : dateTimeText(act.at).slice(5, 10)}
            </time>
            <span className={clsx('w-[4.75rem] shrink-0 rounded border px-1 text-center text-sm', tones[act.tone])}>{act.word}</span>
            <span className="min-w-0 flex-1 truncate" title={act.title}>
              {ledger ? (
                <a href={`/gov/filings/${act.filingId}`} className="underline-offset-4 hover:underline">
                  {act.matter}
                </a>
              ) : (
                <Opens drill={filingsDrill(act.matter, { matter: act.matterCode })}>{act.matter}</Opens>
              )}
            </span>
            <span className="max-w-[7.5rem] shrink-0 truncate text-(--quiet)">{act.org}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
