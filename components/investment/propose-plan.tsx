import { proposePlanAction } from '@/app/actions/investment/plans'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { planColumns } from '@/lib/investment/rules/plan-lines'

const amount = (key: string, label: string): FormField => ({
  ...{ key, label, kind: 'text', mode: 'decimal', unit: '万元', half: true, hint: '没有填 0' },
})

/** Proposes a yearly plan: funds typed, projects pasted from a spreadsheet. */
export function ProposePlan({ year }: { year?: number }) {
  return (
    <ActionDialog
      label="填报计划"
      tone="primary"
      title="填报年度投资计划"
      intro="经平台办理“年度投资计划”备案的，办结后自动生成，不必填报。填报的计划由监管机构核定后生效，核定前原版继续有效。"
      fields={[
        {
          key: 'year',
          label: '年度',
          kind: 'text',
          mode: 'numeric',
          required: true,
          maxLength: 4,
          half: true,
          initial: year ? String(year) : '',
        },
        amount('overseas', '其中：境外投资'),
        amount('ownFunds', '自有资金'),
        amount('debtFunds', '融资资金'),
        amount('fiscalFunds', '财政性资金'),
        { key: 'basis', label: '依据', kind: 'text', required: true, maxLength: 200, hint: '董事会决议等，写明文号' },
        {
          ...{ key: 'lines', label: '项目明细', kind: 'lines', rows: 8, required: true },
          hint: `从电子表格复制整行粘贴，或每行用逗号隔开。各列依次为：${planColumns.join('、')}；后四列可以不填`,
        },
      ]}
      submit="提交核定"
      wide
      action={proposePlanAction}
    />
  )
}
