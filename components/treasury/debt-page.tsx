import { Chart } from '@/components/charts/chart'
import { prepareStack } from '@/components/charts/prepare-stack'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { orgOf } from '@/components/treasury/words'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { runTogether } from '@/lib/platform/query'
import { type DebtLadder, debtLadder } from '@/lib/treasury/queries/debts'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 债务到期: what falls due month by month, and the instalments of the month that is opened. */
export async function DebtPage({ face, actor, params }: Props) {
  const orgId = orgOf(params)
  const month = typeof params.month === 'string' && /^(逾期|\d{4}-(0[1-9]|1[0-2]))$/.test(params.month) ? params.month : undefined
  const { ladder, groups } = await found(
    runTogether(actor, async (ask) => ({ ladder: await ask(debtLadder, { orgId, month }), groups: await ask(treasuryGroups, {}) })),
  )
  const path = `/${face}/treasury/debts`
  const own = orgId ? `org=${orgId}` : ''
  return (
    <PageFrame
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '债务到期' }]}
      title="债务到期"
      facts={['今后十二个月应还本息', '点一个月份，下面列出当月各期']}
      actions={month && <ButtonLink href={own ? `${path}?${own}` : path}>全部月份</ButtonLink>}
    >
      <GroupTabs groups={groups} path={path} current={orgId} keep={month ? `month=${encodeURIComponent(month)}` : ''} />
      <Card>
        <Chart chart={stackOf(ladder, (of) => `${path}?${[own, `month=${encodeURIComponent(of)}`].filter(Boolean).join('&')}`)} />
      </Card>
      {ladder.rows.length === 0 ? (
        <EmptyState title="没有到期债务">{month ? `${month} 没有应还的本息。` : '今后十二个月没有应还的本息。'}</EmptyState>
      ) : (
        <Instalments ladder={ladder} month={month} />
      )}
    </PageFrame>
  )
}

function stackOf({ rungs }: DebtLadder, href: (month: string) => string) {
  const wan = (cents: string) => fromCents(BigInt(cents), '万元')
  return prepareStack({
    title: '到期阶梯',
    subtitle: '按还本付息计划，分资金安排',
    unit: '万元',
    categories: rungs.map(({ month }) => ({ label: month, href: href(month) })),
    parts: [
      { name: '自有资金', values: rungs.map(({ own }) => wan(own)) },
      { name: '再融资', values: rungs.map(({ refinanced }) => wan(refinanced)) },
    ],
  })
}

function Instalments({ ladder: { rows, sum }, month }: { ladder: DebtLadder; month: string | undefined }) {
  return (
    <Card
      title={month === '逾期' ? '逾期未还' : month ? `${month} 到期` : '到期明细'}
      note={
        <>
          {sum.n} 期，合计 <Money cents={sum.amount} showUnit />
          {sum.n > rows.length && `；只列最早的 ${rows.length} 期，选择月份或企业可看全`}
        </>
      }
      flush
    >
      <Table label="到期明细" dense>
        <thead>
          <tr>
            <Th>到期日</Th>
            <Th>借款企业</Th>
            <Th>债权人</Th>
            <Th>品种</Th>
            <Th>合同号</Th>
            <Th align="right">年利率</Th>
            <Th align="right">还本（万元）</Th>
            <Th align="right">付息（万元）</Th>
            <Th>资金安排</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.debtId}:${row.term}`}>
              <Td className="whitespace-nowrap">
                {row.dueOn}
                {row.status === '逾期' && (
                  <Status tone="danger" className="ml-1">
                    逾期
                  </Status>
                )}
              </Td>
              <Td>{row.orgName}</Td>
              <Td>{row.creditor}</Td>
              <Td>{row.kind}</Td>
              <Td>{row.contractNo}</Td>
              <Td align="right">
                {row.rate.replace(/0+$/, '').replace(/\.$/, '')}% {row.rateKind}
              </Td>
              <Td align="right">
                <Money cents={row.principal} />
              </Td>
              <Td align="right">
                <Money cents={row.interest} />
              </Td>
              <Td>
                {row.source}
                {!row.secured && (
                  <Status tone="warn" className="ml-1">
                    未落实
                  </Status>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
