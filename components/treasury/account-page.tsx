import { revealAccountAction } from '@/app/actions/treasury-actions'
import { Chart } from '@/components/charts/chart'
import { prepareLine } from '@/components/charts/prepare-line'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { runQuery } from '@/lib/platform/query'
import { type BankAccountRecord, bankAccountRecord } from '@/lib/treasury/queries/accounts'

type Face = 'gov' | 'ent'

/** One bank account: what it is, its balances, its last transactions, what of it cannot be used. */
export async function AccountPage({ face, actor, id }: { face: Face; actor: Actor; id: string }) {
  const account = await found(runQuery(bankAccountRecord, actor, { id }))
  const last = account.balances.at(-1)
  return (
    <PageFrame
      crumbs={[{ label: '银行账户', href: `/${face}/treasury/accounts` }, { label: account.number }]}
      title={`${account.bank} ${account.number}`}
      marks={<Status tone={account.status === '正常' ? 'ok' : 'danger'}>{account.status}</Status>}
      facts={[account.orgName, `${account.kind}户`, account.linked ? '银企直联' : '手工报送', last && `余额截至 ${last.onDate}`]}
      actions={
        may(actor, 'treasury.reveal') && (
          <ActionDialog
            label="查看账号原文"
            title="查看账号原文"
            intro="事由和查看人记入审计日志。"
            fields={[{ key: 'reason', label: '事由', kind: 'lines', required: true }]}
            fixed={{ accountId: account.id }}
            submit="查看原文"
            action={revealAccountAction}
          />
        )
      }
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Facts account={account} />
        <Card>
          <Chart
            height={240}
            chart={prepareLine({
              title: '日终余额',
              subtitle: '最近 90 个报送日',
              unit: '万元',
              periods: account.balances.map(({ onDate }) => onDate),
              lines: [
                { name: '余额', values: account.balances.map(({ balance }) => fromCents(BigInt(balance), '万元')) },
                { name: '可用', values: account.balances.map(({ available }) => fromCents(BigInt(available), '万元')), dashed: true },
              ],
            })}
          />
        </Card>
      </div>
      <Transactions face={face} account={account} />
    </PageFrame>
  )
}

function Facts({ account }: { account: BankAccountRecord }) {
  const last = account.balances.at(-1)
  return (
    <Card title="账户信息">
      <DefinitionList
        columns={2}
        items={[
          { key: 'balance', label: '余额（万元）', value: <Money cents={last?.balance ?? null} missing="未报送" /> },
          { key: 'frozen', label: '冻结（万元）', value: <Money cents={last?.frozen ?? null} missing="未报送" /> },
          { key: 'alert', label: '预警额度（万元）', value: <Money cents={account.alertBelow} missing="未设置" /> },
          { key: 'currency', label: '币种', value: account.currency },
          { key: 'opened', label: '开户日期', value: account.openedOn },
          { key: 'closed', label: '销户日期', value: account.closedOn ?? '—' },
          { key: 'custodian', label: '授权人', value: account.custodian },
          ...account.restricted.map((row) => ({
            key: row.id,
            label: `受限：${row.kind}`,
            value: (
              <>
                <Money cents={row.amount} showUnit />，{row.reason}；解除条件：{row.release}
              </>
            ),
            wide: true,
          })),
        ]}
      />
    </Card>
  )
}

function Transactions({ face, account }: { face: Face; account: BankAccountRecord }) {
  if (account.payments.length === 0) return <EmptyState title="没有交易流水">这个账户还没有报送流水。</EmptyState>
  return (
    <Card title="最近流水" note="对方户名已遮蔽" flush>
      <Table label="最近流水" dense>
        <thead>
          <tr>
            <Th>时间</Th>
            <Th>方向</Th>
            <Th align="right">金额（万元）</Th>
            <Th>对方户名</Th>
            <Th>摘要</Th>
            <Th>流水号</Th>
            <Th>监测</Th>
          </tr>
        </thead>
        <tbody>
          {account.payments.map((row) => (
            <tr key={row.id}>
              <Td>
                <DateTime iso={row.at} />
              </Td>
              <Td>{row.direction}</Td>
              <Td align="right">
                <Money cents={row.amount} />
              </Td>
              <Td>{row.payee}</Td>
              <Td>{row.summary}</Td>
              <Td>{row.serial}</Td>
              <Td>{row.alert ? <TextLink href={`/${face}/treasury/payments/${row.alert.id}`}>查看</TextLink> : '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
