import { KeyFigures } from '@/components/patterns/key-figure'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { largeValue } from '@/lib/finance/indicators/change'
import type { FinanceHome } from '@/lib/finance/queries/home/home'
import type { ProfitMove } from '@/lib/finance/queries/overview'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { formatPeriod } from '@/lib/kernel/period'

type Home = Extract<FinanceHome, { view: 'leader' }>

/** The few figures with how they moved, what waits for a decision, and who moved most. */
export function LeaderHome({ face, home: { period, figures, falls, rises, waiting } }: { face: 'gov' | 'ent'; home: Home }) {
  const at = period === null ? '' : `?period=${period}`
  return (
    <>
      {period === null ? (
        <EmptyState title="没有已受理的财务快报">企业报送并受理后，这里显示主要指标。</EmptyState>
      ) : (
        <>
          <p className="text-sm text-muted">
            {formatPeriod({ kind: 'month', code: period })}累计，{face === 'gov' ? '一级企业汇总（不抵销集团之间的往来）' : '本企业'}
            ，与上年同期比较
          </p>
          <KeyFigures
            figures={figures.map((figure) => ({
              ...{ key: figure.code, label: figure.name, ...largeValue(figure.now, figure.unit), href: `/${face}/finance/board${at}` },
              change: figure.change && { ...figure.change, against: '同比' },
            }))}
          />
        </>
      )}
      <div className="grid items-start gap-3 *:min-w-0 lg:grid-cols-3">
        <Card title="待决事项" note={waiting.length === 0 ? null : `${waiting.length} 类`}>
          {waiting.length === 0 ? (
            <p className="text-sm text-muted">没有待您决定的事项。</p>
          ) : (
            <ul className="space-y-1 text-sm">
              {waiting.map(({ key, label, count, place }) => (
                <li key={key} className="flex justify-between gap-3">
                  <TextLink href={`/${face}${place}`}>{label}</TextLink>
                  <span className="tabular-nums">{count}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Moves face={face} at={at} title="利润下降最多" moves={falls} none="没有利润下降的企业。" />
        <Moves face={face} at={at} title="利润增长最多" moves={rises} none="没有利润增长的企业。" />
      </div>
    </>
  )
}

type Shown = { face: 'gov' | 'ent'; at: string; title: string; moves: readonly ProfitMove[]; none: string }

function Moves({ face, at, title, moves, none }: Shown) {
  return (
    <Card title={title} note="利润总额，万元，与上年同期比较">
      {moves.length === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <ul className="space-y-1 text-sm">
          {moves.map((move) => (
            <li key={move.orgId} className="flex justify-between gap-3">
              <TextLink href={`/${face}/finance/enterprises/${move.orgId}${at}`}>{move.orgName}</TextLink>
              <span className={`text-right tabular-nums ${move.difference.startsWith('-') ? 'text-danger' : ''}`}>
                {move.difference.startsWith('-') ? '' : '+'}
                {formatDecimal(new Decimal(move.difference), 2)}
                <span className="ml-1 text-xs text-muted">（{move.change}）</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
