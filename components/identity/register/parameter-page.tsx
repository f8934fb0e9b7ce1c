import { setParameterAction } from '@/app/actions/admin-actions'
import { ActionForm } from '@/components/identity/form/action-form'
import type { FormField } from '@/components/identity/form/form-field'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { RecordPage } from '@/components/patterns/record-page'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { grantChoices } from '@/lib/identity/queries/grants'
import type { Actor } from '@/lib/kernel/actor'
import { parameterRecord } from '@/lib/matters/queries/parameters'
import { runTogether } from '@/lib/platform/query'

/** One figure of the rules: set it for everybody or for one enterprise from a day on, and see all that was ever set. */
export async function ParameterPage({ actor, code }: { actor: Actor; code: string }) {
  const { param, orgs } = await found(
    runTogether(actor, async (ask) => ({ param: await ask(parameterRecord, { code }), orgs: (await ask(grantChoices, {})).orgs })),
  )
  const unit = param.unit ?? undefined
  const fields: FormField[] = [
    {
      ...{ key: 'orgId', label: '适用企业', kind: 'choice', hint: '不选即适用全部企业；企业另有取值的，以企业取值为准' },
      options: orgs.filter((org) => org.kind === 'enterprise').map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'value', label: '取值', kind: 'text', required: true, half: true, mode: 'decimal', ...(unit ? { unit } : {}) },
    { key: 'effectiveFrom', label: '生效日期', kind: 'date', required: true, half: true, initial: param.today },
    { key: 'note', label: '依据', kind: 'text', required: true, maxLength: 200, placeholder: '如：文号' },
  ]
  return (
    <RecordPage
      crumbs={[{ label: '参数管理', href: '/gov/admin/parameters' }, { label: param.label }]}
      title={param.label}
      facts={[`默认 ${param.default}${unit ? ` ${unit}` : ''}`, param.origin]}
      aside={
        param.settable && (
          <Card title="设置取值">
            <ActionForm fields={fields} fixed={{ code }} submit="设置参数" action={setParameterAction} />
          </Card>
        )
      }
    >
      <Card title="设置记录" note={`${param.history.length} 条`} flush>
        {param.history.length === 0 ? (
          <EmptyState title="按默认值执行">
            {param.settable ? '还没有另行设置。' : '这个参数是清单，随事项定义发布，不在此设置。'}
          </EmptyState>
        ) : (
          <Table label="设置记录">
            <thead>
              <tr>
                <Th>适用</Th>
                <Th align="right">取值{unit ? `（${unit}）` : ''}</Th>
                <Th>生效日期</Th>
                <Th>依据</Th>
                <Th>设置</Th>
              </tr>
            </thead>
            <tbody>
              {param.history.map((row) => (
                <tr key={row.id}>
                  <Td>{row.orgName ?? '全部企业'}</Td>
                  <Td align="right">{row.value}</Td>
                  <Td className="whitespace-nowrap">
                    {row.effectiveFrom} {row.effectiveFrom > param.today && <Status tone="notice">未生效</Status>}
                  </Td>
                  <Td>{row.note}</Td>
                  <Td className="whitespace-nowrap">
                    {row.createdBy ?? '系统'} <DateTime iso={row.createdAt} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </RecordPage>
  )
}
