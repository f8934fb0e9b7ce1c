import { urgeReportsAction } from '@/app/actions/finance-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { formatPeriod } from '@/lib/kernel/period'

type Props = { form: 'flash' | 'annual' /** Those whose day has passed. */; periods: readonly number[] }

/** 催报 of everybody who is late with one period. */
export function UrgeReports({ form, periods }: Props) {
  const [newest] = periods
  if (newest === undefined) return null
  const options = periods.map((code) => ({
    value: String(code),
    label: formatPeriod({ kind: form === 'annual' ? 'year' : 'month', code }),
  }))
  return (
    <ActionDialog
      label="催报"
      size="sm"
      title="催报逾期未报的企业"
      intro="通知填报人；同一期第二次催报同时通知负责人，第三次同时通知所属集团。每户每天至多催报一次。"
      fields={[
        { key: 'period', label: '期间', kind: 'select', required: true, initial: String(newest), options },
        { key: 'words', label: '附言', kind: 'lines', rows: 2, hint: '可不填，至多 200 字' },
      ]}
      fixed={{ form }}
      submit="发出催报"
      action={urgeReportsAction}
    />
  )
}
