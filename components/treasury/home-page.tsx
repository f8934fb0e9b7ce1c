import { Chart } from '@/components/charts/chart'
import { prepareLine } from '@/components/charts/prepare-line'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { orgOf, percentText, yi } from '@/components/treasury/words'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { runTogether } from '@/lib/platform/query'
import { type TreasuryHome, treasuryHome } from '@/lib/treasury/queries/home'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 司库总览: accounts, money, concentration, debts, guarantees, credit and arrears of the asker's enterprises. */
export async function TreasuryHomePage({ face, actor, params }: Props) {
  const orgId = orgOf(params)
  const { home, groups } = await found(
    runTogether(actor, async (ask) => ({ home: await ask(treasuryHome, { orgId }), groups: await ask(treasuryGroups, {}) })),
  )
  const path = `/${face}/treasury`
  return (
    <PageFrame
      title="司库总览"
      facts={[home.asOf && `余额截至 ${home.asOf}`, home.month && `资金集中 ${home.month}`, '金额单位随指标标注']}
      actions={
        <>
          {face === 'ent' && may(actor, 'treasury.report') && <ButtonLink href="/ent/treasury/report">报送司库数据</ButtonLink>}
          <ButtonLink href={`${path}/debts${orgId ? `?org=${orgId}` : ''}`}>债务到期</ButtonLink>
          <ButtonLink href={`${path}/forecast${orgId ? `?org=${orgId}` : ''}`}>资金缺口预测</ButtonLink>
        </>
      }
    >
      <GroupTabs groups={groups} path={path} current={orgId} />
      {home.accounts === 0 ? (
        <EmptyState title="还没有司库数据">登记账户、报送余额和流水后，这里汇总资金、债务和担保情况。</EmptyState>
      ) : (
        <>
          <KeyFigures figures={figuresOf(home, path, orgId)} />
          <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
            <Card>
              <Chart height={260} chart={trendOf(home)} />
            </Card>
            <Concentration home={home} path={path} />
          </div>
        </>
      )}
    </PageFrame>
  )
}

function figuresOf(home: TreasuryHome, path: string, orgId: string | undefined) {
  const to = (page: string, more = '') => {
    const query = [orgId ? `org=${orgId}` : '', more].filter(Boolean).join('&')
    return `${path}/${page}${query ? `?${query}` : ''}`
  }
  return [
    {
      key: 'accounts',
      label: '银行账户',
      value: String(home.accounts),
      unit: '个',
      href: to('accounts'),
      note: `直联可视 ${percentText(home.linked, home.accounts)}，久悬、冻结 ${home.idle} 个`,
    },
    {
      key: 'balance',
      label: '货币资金',
      value: yi(home.balance),
      unit: '亿元',
      href: to('accounts'),
      note: `受限 ${yi(home.restricted)} 亿元`,
    },
    {
      ...{ key: 'rate', label: '资金归集率', value: percentText(home.actual, home.target), href: to('ledgers', 'ledger=concentration') },
      note: `应归集 ${yi(home.target)} 亿元`,
    },
    {
      key: 'debt',
      label: '债务余额',
      value: yi(home.debt),
      unit: '亿元',
      href: to('ledgers', 'ledger=debts'),
      note: `十二个月内到期（含逾期）本息 ${yi(home.dueYear)} 亿元，逾期 ${home.overdueDebts} 笔`,
    },
    {
      key: 'guarantee',
      label: '担保余额',
      value: yi(home.guarantee),
      unit: '亿元',
      href: to('guarantees'),
      note: `集团外 ${yi(home.outside)}，超股比 ${yi(home.beyond)} 亿元`,
    },
    {
      ...{ key: 'credit', label: '授信', value: yi(home.credit), unit: '亿元', href: to('ledgers', 'ledger=credits') },
      note: `已用 ${percentText(home.creditUsed, home.credit)}`,
    },
    { key: 'alerts', label: '支付监测', value: String(home.openAlerts), unit: '笔未办结', href: to('payments') },
    {
      ...{ key: 'small', label: '逾期应付中小企业', value: yi(home.small, 4), unit: '亿元', href: to('ledgers', 'ledger=payables') },
      note: '应当清零',
    },
  ]
}

function trendOf(home: TreasuryHome) {
  return prepareLine({
    title: '货币资金余额',
    subtitle: '每月末合计',
    unit: '亿元',
    periods: home.trend.map(({ month }) => month),
    lines: [{ name: '余额', values: home.trend.map(({ balance }) => fromCents(BigInt(balance), '亿元')) }],
  })
}

function Concentration({ home, path }: { home: TreasuryHome; path: string }) {
  return (
    <Card title="资金集中" note={`${home.month ?? ''} 归集率最低的 ${home.concentration.length} 家`} flush>
      <Table label="资金集中" dense>
        <thead>
          <tr>
            <Th>企业</Th>
            <Th align="right">应归集（万元）</Th>
            <Th align="right">已归集（万元）</Th>
            <Th align="right">归集率</Th>
            <Th>未归集原因</Th>
          </tr>
        </thead>
        <tbody>
          {home.concentration.map((row) => (
            <tr key={row.orgId}>
              <Td>
                <TextLink href={`${path}?org=${row.orgId}`}>{row.name}</TextLink>
              </Td>
              <Td align="right">
                <Money cents={row.target} />
              </Td>
              <Td align="right">
                <Money cents={row.actual} />
              </Td>
              <Td align="right">{percentText(row.actual, row.target)}</Td>
              <Td>{row.reason ?? '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
