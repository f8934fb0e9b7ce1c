import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { type FigureCell, FiguresTable } from '@/components/finance/board/figures-table'
import { PeriodBar, readPeriod } from '@/components/finance/period-bar'
import { ShutUnits } from '@/components/finance/shut-units'
import { GoalCell, percent } from '@/components/finance/targets/goal-light'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
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
  const view = params.view === 'goals' ? 'goals' : 'figures'
  const asked = { period: readPeriod(params.period), annualised, goals: view === 'goals' }
  const board = await found(runQuery(financeBoard, actor, { ...asked, ...(orgId ? { orgId } : {}) }))
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
      <ShutUnits face={face} shut={board.shut} what={face === 'gov' ? '一级企业' : '下级企业'} />
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
            hidden={view === 'goals' ? { view } : {}}
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
          <LinkTabs
            label="一利五率的内容"
            tabs={views.map(({ key, label }) => ({ label, href: hereWith(face, params, key), current: key === view }))}
          />
          {view === 'goals' ? (
            <GoalTable face={face} board={board} period={period} />
          ) : (
            <BoardTable face={face} board={board} period={period} />
          )}
        </>
      )}
    </PageFrame>
  )
}

const views = [
  { key: 'figures', label: '各企业指标' },
  { key: 'goals', label: '目标完成情况' },
] as const

/** The address of the page with another of its views, the month and the reading kept. */
function hereWith(face: string, params: SearchParams, view: string): string {
  const kept = ['period', 'annual'].flatMap((name) => (typeof params[name] === 'string' ? [[name, params[name]] as [string, string]] : []))
  const query = new URLSearchParams([...kept, ...(view === 'figures' ? [] : [['view', view] as [string, string]])])
  return `/${face}/finance/board${query.size > 0 ? `?${query}` : ''}`
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
  const { indicators } = board
  const rows = board.rows.map(({ orgId, orgName, statementId, values }) => {
    const cells = indicators.map((one) => cellOf(values[one.code], one))
    return { orgId, orgName, statementId, cells }
  })
  return (
    <Card title="各企业指标" note={`${rows.length} 户，同比为上年同期`} flush>
      <FiguresTable
        face={face}
        period={period}
        indicators={indicators.map((one) => ({ code: one.code, title: `${one.name}（${one.unit}）` }))}
        rows={rows}
      />
    </Card>
  )
}

function cellOf(value: BoardRow['values'][string] | undefined, { unit, direction }: Indicator): FigureCell {
  const shown = shownValue(value?.now ?? null, unit)
  if (shown === null) return null
  const change = changeOf(value?.now ?? null, value?.yearAgo ?? null, unit, direction)
  return [shown, change?.text ?? null, change?.direction ?? 'flat', change?.good ?? null]
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
