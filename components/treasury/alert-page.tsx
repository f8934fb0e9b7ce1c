import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Timeline } from '@/components/patterns/timeline'
import { AlertDoings } from '@/components/treasury/alert-doings'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type AlertRecord, alertRecord } from '@/lib/treasury/queries/alerts'
import { alertKinds, alertStatuses } from '@/lib/treasury/schema'

type Face = 'gov' | 'ent'
const said = (value: string | null) => value ?? <Missing reason="未报送" />

/** One payment of the monitoring list: why it stands there, what it is, what was asked, answered and decided. */
export async function AlertPage({ face, actor, id }: { face: Face; actor: Actor; id: string }) {
  const record = await found(runQuery(alertRecord, actor, { id }))
  const status = alertStatuses[record.status]
  return (
    <PageFrame
      crumbs={[{ label: '大额支付监测', href: `/${face}/treasury/payments` }, { label: record.payment.serial }]}
      title={record.payment.summary}
      marks={<Status tone={status.tone}>{status.label}</Status>}
      facts={[record.orgName, <Money key="amount" cents={record.payment.amount} showUnit />, `评分 ${record.score}`]}
      actions={<AlertDoings face={face} actor={actor} record={record} />}
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-3">
          <Card title="关注原因" note={`适用${record.thresholdOf}阈值`}>
            <ul className="space-y-2">
              {record.reasons.map(({ kind, text }) => (
                <li key={kind} className="flex flex-wrap gap-x-2">
                  <Status tone="warn">{alertKinds[kind]}</Status>
                  <span className="min-w-0">{text}</span>
                </li>
              ))}
            </ul>
          </Card>
          <Payment face={face} record={record} />
        </div>
        <aside className="min-w-0 space-y-3">
          {record.group.length > 1 && <Group face={face} record={record} />}
          <Card title="办理过程">
            <Timeline entries={entriesOf(record)} />
          </Card>
        </aside>
      </div>
    </PageFrame>
  )
}

function Payment({ face, record: { payment, account } }: { face: Face; record: AlertRecord }) {
  return (
    <Card title="付款信息" note="收款方已遮蔽">
      <DefinitionList
        columns={2}
        items={[
          { key: 'at', label: '支付时间', value: <DateTime iso={payment.at} show="second" /> },
          { key: 'amount', label: '金额（万元）', value: <Money cents={payment.amount} /> },
          { key: 'payee', label: '收款方', value: payment.payee },
          { key: 'number', label: '收款账号', value: said(payment.payeeNumber) },
          {
            key: 'account',
            label: '付款账户',
            value: account ? (
              <TextLink href={`/${face}/treasury/accounts/${account.id}`}>
                {account.bank} {account.number}
              </TextLink>
            ) : (
              said(null)
            ),
            wide: true,
          },
          { key: 'purpose', label: '用途', value: said(payment.purpose) },
          { key: 'contract', label: '关联合同', value: said(payment.contractNo) },
          { key: 'budget', label: '预算科目', value: said(payment.budgetItem) },
          { key: 'approval', label: '审批单号', value: said(payment.approvalNo) },
          { key: 'received', label: '到达平台', value: <DateTime iso={payment.receivedAt} show="second" /> },
          { key: 'source', label: '来源', value: payment.source },
        ]}
      />
    </Card>
  )
}

function Group({ face, record }: { face: Face; record: AlertRecord }) {
  const sum = record.group.reduce((total, { amount }) => total + BigInt(amount), 0n)
  return (
    <Card title="同组支付" note={<Money cents={sum.toString()} showUnit />}>
      <ul className="space-y-1 text-sm">
        {record.group.map((row) => (
          <li key={row.id} className="flex flex-wrap justify-between gap-x-3">
            {row.id === record.id ? (
              <DateTime iso={row.at} />
            ) : (
              <TextLink href={`/${face}/treasury/payments/${row.id}`}>{<DateTime iso={row.at} />}</TextLink>
            )}
            <Money cents={row.amount} showUnit />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function entriesOf({ raisedAt, asked, answered, closed }: AlertRecord) {
  const entry = (id: string, title: string, at: string, person: string, place: string, opinion?: string) => ({
    id,
    title,
    at,
    person,
    place,
    ...(opinion ? { opinion } : {}),
  })
  return [
    ...(closed ? [entry('closed', `办结：${closed.verdict}`, closed.at, closed.by, '监管单位', closed.words)] : []),
    ...(answered ? [entry('answered', '作出说明', answered.at, answered.by, '企业', answered.words)] : []),
    ...(asked ? [entry('asked', `要求说明，期限 ${asked.due ?? '—'}`, asked.at, asked.by, '监管单位', asked.words)] : []),
    entry('raised', '进入监测列表', raisedAt, '平台', '到达时自动核对'),
  ]
}
