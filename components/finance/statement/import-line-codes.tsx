import { importLineCodesAction } from '@/app/actions/finance-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'

/** Takes in the numbers that the official form of a year gives the lines. */
export function ImportLineCodes() {
  return (
    <ActionDialog
      {...{ label: '导入官方行次', title: '导入官方行次', submit: '导入', wide: true }}
      intro="项目编码不变，公式仍用项目编码；官方行次显示在报表和导出的 Excel 中。后一年没有导入的，沿用以前最近一年。有一行不对就全部不导入。"
      fields={[
        {
          key: 'form',
          label: '表式',
          kind: 'select',
          required: true,
          half: true,
          empty: '请选择',
          options: [
            { value: 'flash', label: '快报' },
            { value: 'annual', label: '决算' },
          ],
        },
        { key: 'year', label: '年度', kind: 'text', mode: 'numeric', maxLength: 4, required: true, half: true },
        { key: 'source', label: '来源', kind: 'text', maxLength: 200, required: true, hint: '如当年编报通知的名称和文号' },
        {
          key: 'lines',
          label: '行次',
          kind: 'lines',
          rows: 8,
          required: true,
          hint: '每行：报表，项目，官方行次；如 资产负债表，货币资金，2',
        },
      ]}
      action={importLineCodesAction}
    />
  )
}
