import { confirmMatchAction, undoMatchAction } from '@/app/actions/sunshine-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatMoney } from '@/lib/kernel/money'
import { runQuery } from '@/lib/platform/query'
import { type PaymentRecord, paymentRecord } from '@/lib/procurement/queries/payment-record'

const reason = [{ key: 'reason', label: '理由', kind: 'lines', required: true }] as const

/** One payment of a contract: its transaction, or those it may be, and what was said about it. */
export async function PaymentPage({ face, actor, id }: { face: 'gov' | 'ent'; actor: Actor; id: string }) {
  const record = await found(runQuery(paymentRecord, actor, { id }))
  const active = record.matches.find(({ undoneAt }) => undoneAt === null)
  const judges = may(actor, 'payment.match')
  return (
    <PageFrame
      crumbs={[{ label: '合同付款核对', href: `/${face}/procurement/payments` }, { label: record.contractNo }]}
      title={record.contractTitle ?? record.contractNo}
      marks={<Status tone={active ? 'ok' : 'warn'}>{active ? '已对应流水' : '未对应流水'}</Status>}
      facts={[
        record.orgName,
        `合同编号 ${record.contractNo}`,
        record.counterparty && `合同乙方 ${record.counterparty}`,
        record.amount && `付款 ${formatMoney(BigInt(record.amount), '万元', 2)} 万元`,
        record.on ?? '没有登记付款日',
        record.node,
        record.tenderId && (
          <TextLink key="tender" href={`/${face}/procurement/tenders/${record.tenderId}`}>
            标段
          </TextLink>
        ),
      ]}
      actions={
        active &&
        judges && (
          <ActionDialog
            label="撤销对应"
            title="撤销这项对应"
            intro="撤销后这笔付款回到未对应，这一对不再自动对应。"
            fields={reason}
            fixed={{ id: active.id }}
            submit="撤销对应"
            danger
            action={undoMatchAction}
          />
        )
      }
    >
      <Choices face={may(actor, 'treasury.read') ? face : null} record={record} active={active?.transactionId} judges={judges} />
      <History record={record} />
    </PageFrame>
  )
}

/** `face` = where accounts are opened; null for who may not. */
type ChoicesProps = { face: string | null; record: PaymentRecord; active: string | undefined; judges: boolean }

function Choices({ face, record, active, judges }: ChoicesProps) {
  return (
    <Card
      title={active ? '对应的流水和相近的流水' : '可能对应的流水'}
      note="同额或者收款方相符、相差 60 天以内的，以及合同编号相符的"
      flush
    >
      {record.choices.length === 0 ? (
        <EmptyState title="没有相近的流水">企业报送司库流水后再核对。</EmptyState>
      ) : (
        <Table label="流水" dense>
          <thead>
            <tr>
              <Th>流水日期</Th>
              <Th align="right">金额（万元）</Th>
              <Th>收款方</Th>
              <Th>流水号</Th>
              <Th>摘要</Th>
              <Th>合同编号</Th>
              <Th>比较</Th>
              <Th>操作</Th>
            </tr>
          </thead>
          <tbody>
            {record.choices.map((choice) => (
              <tr key={choice.id} className={choice.id === active ? 'bg-ok-50' : ''}>
                <Td className="whitespace-nowrap">{choice.paidAt}</Td>
                <Td align="right">
                  <Money cents={choice.amount} />
                </Td>
                <Td>{choice.payee}</Td>
                <Td>
                  {face ? <TextLink href={`/${face}/treasury/accounts/${choice.accountId}`}>{choice.serial}</TextLink> : choice.serial}
                </Td>
                <Td>{choice.summary}</Td>
                <Td>{choice.contractNo ?? '—'}</Td>
                <Td>{choice.basis}</Td>
                <Td>
                  {choice.id === active ? (
                    <Status tone="ok">已对应</Status>
                  ) : choice.free && !active && judges ? (
                    <ActionDialog
                      label="确认对应"
                      ariaLabel={`确认对应流水 ${choice.serial}`}
                      size="sm"
                      title={`确认付款与流水 ${choice.serial} 对应`}
                      intro={choice.basis}
                      fields={reason}
                      fixed={{ paymentId: record.id, transactionId: choice.id }}
                      submit="确认对应"
                      action={confirmMatchAction}
                    />
                  ) : choice.free ? (
                    '—'
                  ) : (
                    '已对应别的付款'
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

function History({ record }: { record: PaymentRecord }) {
  if (record.matches.length === 0) return null
  return (
    <Card title="对应记录" flush>
      <Table label="对应记录" dense>
        <thead>
          <tr>
            <Th>方式</Th>
            <Th>依据或理由</Th>
            <Th>对应</Th>
            <Th>撤销</Th>
          </tr>
        </thead>
        <tbody>
          {record.matches.map((match) => (
            <tr key={match.id}>
              <Td>{match.how}</Td>
              <Td>{match.basis}</Td>
              <Td>
                <DateTime iso={match.at} /> <span className="text-muted">{match.byName}</span>
              </Td>
              <Td>
                {match.undoneAt ? (
                  <>
                    <DateTime iso={match.undoneAt} /> <span className="text-muted">{match.undoneByName}</span> {match.undoneReason}
                  </>
                ) : (
                  '—'
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
