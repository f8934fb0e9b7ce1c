import { askPaymentAction, closePaymentAction, explainPaymentAction, revealPayeeAction } from '@/app/actions/treasury-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { type Actor, may } from '@/lib/kernel/actor'
import type { AlertRecord } from '@/lib/treasury/queries/alerts'
import { verdicts } from '@/lib/treasury/schema'

/** What may be done with a payment of the list: the supervisor asks and closes, the enterprise explains. */
export function AlertDoings({ face, actor, record }: { face: 'gov' | 'ent'; actor: Actor; record: AlertRecord }) {
  const fixed = { id: record.id, version: String(record.version) }
  const open = record.status !== 'closed'
  return (
    <>
      {may(actor, 'treasury.reveal') && (
        <ActionDialog
          label="查看收款方原文"
          title="查看收款方原文"
          intro="事由和查看人记入审计日志。"
          fields={[{ key: 'reason', label: '事由', kind: 'lines', required: true }]}
          fixed={{ paymentId: record.payment.id }}
          submit="查看原文"
          action={revealPayeeAction}
        />
      )}
      {open && face === 'gov' && may(actor, 'treasury.monitor') && (
        <>
          <ActionDialog
            label="要求说明"
            title={`要求${record.orgName}说明`}
            fields={[
              { key: 'question', label: '需要说明的事项', kind: 'lines', rows: 4, required: true },
              { key: 'dueOn', label: '期限', kind: 'date', hint: '不填为五天后' },
            ]}
            fixed={fixed}
            submit="发出要求"
            action={askPaymentAction}
          />
          <ActionDialog
            label="办结"
            tone="primary"
            title="办结这笔监测"
            fields={[
              {
                key: 'verdict',
                label: '结论',
                kind: 'choice',
                required: true,
                options: verdicts.map((value) => ({ value, label: value })),
              },
              { key: 'reason', label: '理由', kind: 'lines', rows: 4, required: true },
            ]}
            fixed={fixed}
            submit="办结"
            action={closePaymentAction}
          />
        </>
      )}
      {open && face === 'ent' && may(actor, 'treasury.explain') && (
        <ActionDialog
          label="作出说明"
          tone="primary"
          title="说明这笔支付"
          intro="说明事由、审批程序和合同依据。提交后由监管单位办结。"
          fields={[{ key: 'answer', label: '说明', kind: 'lines', rows: 6, required: true }]}
          fixed={fixed}
          submit="提交说明"
          wide
          action={explainPaymentAction}
        />
      )}
    </>
  )
}
