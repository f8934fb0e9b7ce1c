import { beginStatementAction } from '@/app/actions/finance-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { periodsOffered } from '@/lib/finance/statement/due'
import { scopeMeanings, scopes } from '@/lib/finance/statement/scope'
import { formatPeriod } from '@/lib/kernel/period'

/** Begins a statement of one's own enterprise. */
export function BeginStatement({ today }: { today: string }) {
  const months = periodsOffered(today).map((code) => ({ value: String(code), label: formatPeriod({ kind: 'month', code }) }))
  return (
    <ActionDialog
      label="编报报表"
      tone="primary"
      title="编报财务报表"
      intro="年初数、上年同期数从已受理的报表带入，可以改。决算的期间选当年 12 月。"
      fields={[
        {
          key: 'form',
          label: '表式',
          kind: 'choice',
          required: true,
          options: [
            { value: 'flash', label: '企业财务快报' },
            { value: 'annual', label: '企业财务决算' },
          ],
        },
        { key: 'period', label: '期间', kind: 'choice', required: true, options: months },
        {
          ...{ key: 'scope', label: '口径', kind: 'choice', required: true },
          options: Object.entries(scopes).map(([value, label]) => ({
            value,
            label: `${label}：${scopeMeanings[value as keyof typeof scopes]}`,
          })),
        },
      ]}
      submit="开始编报"
      action={beginStatementAction}
    />
  )
}
