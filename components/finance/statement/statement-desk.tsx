import { actOnStatementAction, remarkCellAction, reviseStatementAction } from '@/app/actions/finance-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import type { StatementRecord } from '@/lib/finance/queries/statement-record'
import type { DeskTask } from '@/lib/flow/queries/run-record'
import { sendBackReasons } from '@/lib/flow/reasons'
import { type Actor, may } from '@/lib/kernel/actor'

type Props = { face: 'gov' | 'ent'; actor: Actor; record: StatementRecord }
const forward = ['submit', 'pass', 'conclude'] as const

/** What may be done with a statement now: hand it on, send it back, remark a cell, begin a further version. */
export function StatementDesk({ face, actor, record }: Props) {
  const desk = record.shown.newest ? record.run?.desks[0] : undefined
  return (
    <>
      {face === 'gov' && may(actor, 'inbox.read') && record.run && <Remark record={record} />}
      {face === 'ent' && may(actor, 'finance.report') && record.status === 'concluded' && record.shown.newest && <Revise record={record} />}
      {desk && <Moves desk={desk} record={record} />}
    </>
  )
}

function Moves({ desk, record }: { desk: DeskTask; record: StatementRecord }) {
  const offered = desk.moves.filter((move) => move.blocked === null).map((move) => move.action)
  const onward = forward.find((action) => offered.includes(action))
  const errors = record.results.filter(({ verdict, level }) => verdict === 'failed' && level === 'error').length
  const fixed = { taskId: desk.id, ...(desk.onBehalfOf ? { onBehalfOf: desk.onBehalfOf.id } : {}) }
  return (
    <>
      {offered.includes('return') && (
        <ActionDialog
          label="退回"
          title="退回报表"
          intro="单元格上的批注随退回送达。"
          fields={[
            {
              key: 'to',
              label: '退回到',
              kind: 'select',
              options: desk.returnTargets.map(({ to, name }) => ({ value: to, label: name })),
              required: true,
              initial: desk.returnTargets[0]?.to ?? '',
            },
            {
              key: 'reason',
              label: '原因',
              kind: 'select',
              options: Object.entries(sendBackReasons).map(([value, label]) => ({ value, label })),
              required: true,
              initial: 'misfilled',
            },
            { key: 'opinion', label: '意见', kind: 'lines', rows: 4, required: true },
          ]}
          fixed={{ ...fixed, action: 'return' }}
          submit="退回"
          danger
          action={actOnStatementAction}
        />
      )}
      {onward && (
        <ActionDialog
          label={desk.passLabel}
          tone="primary"
          title={desk.passLabel}
          intro={errors > 0 ? `有 ${errors} 条“错误”级审核公式未通过，须逐条说明后才能继续。` : '审核公式没有“错误”级问题。'}
          fields={opinionFields(onward)}
          fixed={{ ...fixed, action: onward }}
          submit={desk.passLabel}
          action={actOnStatementAction}
        />
      )}
    </>
  )
}

const opinionFields = (action: string): FormField[] =>
  action === 'submit' ? [] : [{ key: 'opinion', label: '意见', kind: 'lines', rows: 3 }]

function Remark({ record }: { record: StatementRecord }) {
  const cells = record.form.sheets.flatMap((sheet) =>
    sheet.lines
      .filter((line) => !line.title)
      .flatMap((line) =>
        sheet.columns.map((column) => ({
          value: `${sheet.key}.${line.key}@${column.key}`,
          label: `${sheet.title} ${line.label}（${column.label}）`,
        })),
      ),
  )
  return (
    <ActionDialog
      label="批注单元格"
      title="批注单元格"
      fields={[
        { key: 'place', label: '单元格', kind: 'choice', options: cells, required: true },
        { key: 'text', label: '批注', kind: 'lines', rows: 3, required: true },
      ]}
      fixed={{ id: record.id }}
      submit="保存批注"
      action={remarkCellAction}
    />
  )
}

function Revise({ record }: { record: StatementRecord }) {
  return (
    <ActionDialog
      label="补报或更正"
      title="补报或更正"
      intro="建立新的一版并重新审核、签发、受理；受理前原版继续有效。"
      fields={[
        {
          key: 'reason',
          label: '类别',
          kind: 'select',
          options: [
            { value: 'correction', label: '更正' },
            { value: 'supplement', label: '补报' },
          ],
          required: true,
          initial: 'correction',
        },
        { key: 'note', label: '原因', kind: 'lines', rows: 3, required: true },
      ]}
      fixed={{ id: record.id }}
      submit="建立新版"
      action={reviseStatementAction}
    />
  )
}
