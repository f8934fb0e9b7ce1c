import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { FundForecast } from '@/lib/finance/forecast/fund-gap'
import type { Sensitivity } from '@/lib/finance/forecast/scenarios'
import { type Decimal, formatDecimal } from '@/lib/kernel/decimal'

type Due = {
  orgName: string
  contractNo: string
  creditor: string
  kind: string
  dueOn: string
  amount: Decimal
  source: string
  secured: boolean
}
type Dues = readonly { month: string; gap: Decimal; dues: readonly Due[] }[]

const show = (amount: Decimal) => formatDecimal(amount, 2)

/** The months with their parts, debts that fall due in months with a gap, and what each assumption alone does. */
export function ForecastTables({ forecast, dues, turns }: { forecast: FundForecast; dues: Dues; turns: readonly Sensitivity[] }) {
  const { firstGapMonth, largestGap } = forecast
  return (
    <>
      <Card
        title="逐月推演（万元）"
        note={
          <span role="status">
            {firstGapMonth ? `首个缺口月 ${firstGapMonth}，最大缺口 ${show(largestGap)} 万元` : '预测期内没有缺口'}（模拟）
          </span>
        }
        flush
      >
        <Months forecast={forecast} />
      </Card>
      {dues.map(({ month, gap, dues: list }) => (
        <Card key={month} title={`${month} 到期债务`} note={`缺口 ${show(gap)} 万元；列当月最大的 20 期`} flush>
          <Debts month={month} dues={list} />
        </Card>
      ))}
      <Card title="敏感性" note="每次只变动一项，其余不变" flush>
        <Table label="敏感性" dense>
          <thead>
            <tr>
              <Th>变动</Th>
              <Th align="right">最低可用（万元）</Th>
              <Th align="right">比当前（万元）</Th>
              <Th align="right">最大缺口（万元）</Th>
            </tr>
          </thead>
          <tbody>
            {turns.map((turn) => (
              <tr key={turn.name}>
                <Td>{turn.name}</Td>
                <Td align="right">{show(turn.lowest)}</Td>
                <Td align="right">{show(turn.change)}</Td>
                <Td align="right">{show(turn.largestGap)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  )
}

function Months({ forecast }: { forecast: FundForecast }) {
  const heads = ['期初可用', '经营流入', '经营流出', '到期本息', '利率影响', '资本支出', '再融资', '新增提款', '期末可用', '缺口']
  return (
    <Table label="逐月推演" dense>
      <thead>
        <tr>
          <Th>月份</Th>
          {heads.map((head) => (
            <Th key={head} align="right">
              {head}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {forecast.rows.map((row) => {
          const gap = row.gap.gt(0)
          const cells = [
            row.opening,
            row.inflow,
            row.outflow,
            row.debtDue,
            row.extraInterest,
            row.capex,
            row.refinanced,
            row.newDraw,
            row.closing,
          ]
          return (
            <tr key={row.month} className={gap ? 'bg-danger-100 text-danger' : ''}>
              <Td className="whitespace-nowrap">{row.month}</Td>
              {cells.map((cell, index) => (
                <Td key={heads[index]} align="right" className="tabular-nums">
                  {show(cell)}
                </Td>
              ))}
              <Td align="right" className="tabular-nums">
                {gap ? show(row.gap) : '—'}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function Debts({ month, dues }: { month: string; dues: readonly Due[] }) {
  if (dues.length === 0) return <p className="px-4 pb-3 text-muted">当月没有到期债务，缺口来自经营收支。</p>
  return (
    <Table label={`${month} 到期债务`} dense>
      <thead>
        <tr>
          <Th>到期日</Th>
          <Th>借款企业</Th>
          <Th>债权人</Th>
          <Th>品种</Th>
          <Th align="right">本息（万元）</Th>
          <Th>资金安排</Th>
        </tr>
      </thead>
      <tbody>
        {dues.map((due) => (
          <tr key={`${due.contractNo}:${due.dueOn}`}>
            <Td className="whitespace-nowrap">{due.dueOn}</Td>
            <Td>{due.orgName}</Td>
            <Td>
              {due.creditor}
              <span className="block text-xs text-muted">{due.contractNo}</span>
            </Td>
            <Td>{due.kind}</Td>
            <Td align="right">{show(due.amount)}</Td>
            <Td>
              {due.source}
              {!due.secured && (
                <Status tone="warn" className="ml-1">
                  未落实
                </Status>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
