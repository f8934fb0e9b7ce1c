import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { PeriodBar, readPeriod } from '@/components/finance/period-bar'
import { GoalCell, percent } from '@/components/finance/targets/goal-light'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { changeOf, shownValue } from '@/lib/finance/indicators/change'
import type { Indicator } from '@/lib/finance/indicators/definition'
import { type BoardRow, type FinanceBoard, financeBoard } from '@/lib/finance/queries/board'
import { paceAt } from '@/lib/finance/targets/progress'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 一利五率: the groups side by side at a month, each against the year before; a name opens the enterprise, a figure what it is made of. */
export async function FinanceBoardPage({ face, actor, params }: Props) {
  const annualised = params.annual === '1'
  // An enterprise sees itself and its own units; the commission the groups.
  const orgId = face === 'ent' ? actor.orgId : undefined
  const board = await found(runQuery(financeBoard, actor, { period: readPeriod(params.period), annualised, ...(orgId ? { orgId } : {}) }))
  const { period } = board
  return (
    <PageFrame
      title="一利五率"
      facts={[
        period && formatPeriod({ kind: 'month', code: period }),
        '合并口径，集团报送数，不加总',
        annualised ? '流量已年化（×12÷月份）' : '不年化',
        '净资产收益率含少数股东权益',
      ]}
      actions={
        face === 'gov' &&
        period !== null &&
        board.rows.length > 0 && (
          <a className={buttonClass()} href={`/api/finance/report?period=${period}`}>
            月度运行分析（Word）
          </a>
        )
      }
    >
      {period === null || board.rows.length === 0 ? (
        <EmptyState title="没有已受理的财务快报">
          {face === 'ent' ? '本企业没有并表单位，或所选期间尚未报送。' : '企业报送并受理后，这里显示各集团指标。'}
        </EmptyState>
      ) : (
        <>
          <PeriodBar
            path={`/${face}/finance/board`}
            period={period}
            periods={board.periods}
            choices={[
              {
                name: 'annual',
                label: '年化',
                value: annualised ? '1' : '0',
                options: [
                  { value: '0', label: '不年化' },
                  { value: '1', label: '流量年化' },
                ],
              },
            ]}
          />
          <div className="grid grid-cols-1 gap-3 *:min-w-0 xl:grid-cols-2">
            {(['YL01', 'WL01'] as const).map((code) => (
              <Card key={code}>
                <Chart chart={ranked(face, board, code)} height={Math.max(320, board.rows.length * 22)} />
              </Card>
            ))}
          </div>
          <BoardTable face={face} board={board} period={period} />
          <GoalTable face={face} board={board} period={period} />
        </>
      )}
    </PageFrame>
  )
}

function ranked(face: 'gov' | 'ent', { rows, indicators, period }: FinanceBoard, code: string) {
  const indicator = indicators.find((one) => one.code === code)!
  const known = rows.filter((row) => row.values[code]?.now)
  const sorted = known.toSorted((a, b) => Number(b.values[code]!.now) - Number(a.values[code]!.now))
  return prepareBar({
    title: `${indicator.name}从高到低`,
    subtitle: `${formatPeriod({ kind: 'month', code: period! })}累计，合并口径`,
    unit: indicator.unit,
    bars: sorted.map((row) => ({ label: row.orgName, value: Number(row.values[code]!.now).toFixed(2), href: hrefOf(face, row, period!) })),
  })
}

const hrefOf = (face: string, row: BoardRow, period: number) => `/${face}/finance/enterprises/${row.orgId}?period=${period}`

function BoardTable({ face, board, period }: { face: 'gov' | 'ent'; board: FinanceBoard; period: number }) {
  return (
    <Card title="各企业指标" flush>
      <Table label="各企业一利五率">
        <thead>
          <tr>
            <Th>企业</Th>
            {board.indicators.map((indicator) => (
              <Th key={indicator.code} align="right">
                {indicator.name}（{indicator.unit}）
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.orgId}>
              <Td className="whitespace-nowrap">
                <TextLink href={hrefOf(face, row, period)}>{row.orgName}</TextLink>
              </Td>
              {board.indicators.map((indicator) => (
                <Td key={indicator.code} align="right" className="whitespace-nowrap">
                  <Reading face={face} row={row} indicator={indicator} />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

/** The year's targets beside what has been reached; 未下达目标 where none was confirmed. */
function GoalTable({ face, board, period }: { face: 'gov' | 'ent'; board: FinanceBoard; period: number }) {
  const set = board.rows.filter(({ goals }) => Object.values(goals).some(({ target }) => target !== null)).length
  return (
    <Card
      title={`${Math.floor(period / 100)} 年目标完成情况`}
      note={`序时进度 ${percent(paceAt(period).toFixed(4))}；${board.rows.length} 户中 ${set} 户已下达目标；累计数与序时比较，时点数和比率与目标比较，灯的界限为建议值`}
      flush
    >
      <Table label="目标完成情况">
        <thead>
          <tr>
            <Th>企业</Th>
            {board.indicators.map((indicator) => (
              <Th key={indicator.code} align="right">
                {indicator.name}（{indicator.unit}）
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.orgId}>
              <Td className="whitespace-nowrap">
                <TextLink href={`${hrefOf(face, row, period)}&tab=targets`}>{row.orgName}</TextLink>
              </Td>
              {board.indicators.map(({ code, unit }) => (
                <Td key={code} align="right" className="whitespace-nowrap">
                  <GoalCell unit={unit} {...row.goals[code]!} />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Reading({ face, row, indicator }: { face: string; row: BoardRow; indicator: Indicator }) {
  const value = row.values[indicator.code]
  const shown = shownValue(value?.now ?? null, indicator.unit)
  if (shown === null) return <Missing reason="未报送，或公式引用的单元格为空" />
  const change = changeOf(value?.now ?? null, value?.yearAgo ?? null, indicator.unit, indicator.direction)
  return (
    <>
      <TextLink href={`/${face}/finance/indicators/${indicator.code}?statement=${row.statementId}`}>{shown}</TextLink>
      {change && (
        <span className={`block text-xs ${change.good === false ? 'text-danger' : change.good ? 'text-ok' : 'text-muted'}`}>
          <span aria-hidden>{change.direction === 'up' ? '▲' : change.direction === 'down' ? '▼' : '—'}</span>
          <span className="sr-only">{change.direction === 'up' ? '同比上升' : change.direction === 'down' ? '同比下降' : '同比持平'}</span>{' '}
          {change.text}
        </span>
      )}
    </>
  )
}
