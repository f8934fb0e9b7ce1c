import { setExpectationAction } from '@/app/actions/procurement-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Frequency, frequencies } from '@/lib/procurement/rules/reporting'

type Said = {
  id: string
  orgId: string | null
  orgName?: string | null
  every: Frequency
  graceDays: number
  fromOn: string
  reason: string
  byName: string
}

/** What has been said of how often data are to come, newest first. */
export function Expectations({ rows, whose }: { rows: readonly Said[]; whose: (row: Said) => string }) {
  return (
    <Card title="报送要求" note="按起用日期生效，企业自己的要求优先" flush>
      {rows.length === 0 ? (
        <EmptyState title="尚未设定报送要求">设定后，到期没有数据到达的企业列红。</EmptyState>
      ) : (
        <Table label="报送要求" dense>
          <thead>
            <tr>
              <Th>适用</Th>
              <Th>频次</Th>
              <Th align="right">期后宽限（天）</Th>
              <Th>起用</Th>
              <Th>依据</Th>
              <Th>设定人</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <Td>{whose(row)}</Td>
                <Td className="whitespace-nowrap">{frequencies[row.every]}</Td>
                <Td align="right">{row.every === 'none' ? '—' : row.graceDays}</Td>
                <Td className="whitespace-nowrap">{row.fromOn}</Td>
                <Td>{row.reason}</Td>
                <Td className="whitespace-nowrap">{row.byName}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

const frequencyOptions = Object.entries(frequencies).map(([value, label]) => ({ value, label }))

/** Says from a day on how often data are to come: from one enterprise if it is given, else from one to be chosen or all of the first level. */
export function NewExpectation({ choices, orgId }: { choices: readonly { value: string; label: string }[]; orgId?: string }) {
  return (
    <ActionDialog
      label="设定报送要求"
      tone="primary"
      title="设定采购数据报送要求"
      fixed={orgId ? { scope: 'org', orgId } : undefined}
      fields={[
        ...(orgId
          ? []
          : ([
              {
                key: 'scope',
                label: '适用范围',
                kind: 'select',
                required: true,
                empty: '请选择',
                options: [
                  { value: 'first', label: '全部一级企业' },
                  { value: 'org', label: '一家企业' },
                ],
              },
              { key: 'orgId', label: '企业', kind: 'select', empty: '请选择', options: choices, when: { key: 'scope', in: ['org'] } },
            ] as const)),
        { key: 'every', label: '报送频次', kind: 'select', required: true, empty: '请选择', options: frequencyOptions },
        { key: 'graceDays', label: '期后宽限', kind: 'text', unit: '天', mode: 'numeric', required: true, initial: '10' },
        { key: 'fromOn', label: '起用日期', kind: 'date', required: true, initial: shanghaiDate(new Date()) },
        { key: 'reason', label: '依据', kind: 'lines', required: true },
      ]}
      submit="保存要求"
      action={setExpectationAction}
    />
  )
}
