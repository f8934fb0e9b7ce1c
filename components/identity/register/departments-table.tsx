import { updateDepartmentAction } from '@/app/actions/admin-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { RecordPage } from '@/components/patterns/record-page'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'

type Department = { code: string; name: string; type: string; phone: string; duties: string[] }
type Props = { path: string; tabs: readonly { value: string; label: string }[]; departments: readonly Department[] }

/** Departments with telephone and duties, each to be edited. */
export function DepartmentsTable({ path, tabs, departments }: Props) {
  return (
    <RecordPage
      title="机构管理"
      facts={[`${departments.length} 个处室`]}
      tabs={tabs.map((tab, index) => ({ href: index === 0 ? path : `${path}?tab=${tab.value}`, label: tab.label, current: index !== 0 }))}
    >
      <Card flush>
        <Table label="处室">
          <thead>
            <tr>
              <Th>处室</Th>
              <Th>类别</Th>
              <Th>电话</Th>
              <Th>职责</Th>
              <Th>
                <span className="sr-only">操作</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {departments.map((row) => (
              <tr key={row.code}>
                <Td className="whitespace-nowrap">
                  {row.name}
                  <span className="block text-xs text-muted">{row.code}</span>
                </Td>
                <Td className="whitespace-nowrap">{row.type}</Td>
                <Td className="whitespace-nowrap">{row.phone || '—'}</Td>
                <Td className="min-w-72">{row.duties.join('；') || '—'}</Td>
                <Td align="right">
                  <ActionDialog
                    label="修改"
                    ariaLabel={`修改${row.name}`}
                    size="sm"
                    title={row.name}
                    fields={[
                      { key: 'phone', label: '电话', kind: 'text', maxLength: 40, mode: 'tel', initial: row.phone },
                      {
                        key: 'duties',
                        label: '职责',
                        kind: 'lines',
                        rows: 8,
                        hint: '每条一行',
                        initial: row.duties.join('\n'),
                      },
                    ]}
                    fixed={{ code: row.code }}
                    submit="保存处室资料"
                    action={updateDepartmentAction}
                  />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </RecordPage>
  )
}
