import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { MatterDefinition } from '@/lib/matters/schema'

/** The version in force at a glance: nature, delegation, situations with their conditions, and the state of its bases. */
export function MatterSummary({ matter }: { matter: MatterDefinition }) {
  const reserved = matter.reservedByLaw
  return (
    <div className="grid items-start gap-3 lg:grid-cols-2">
      <Card title="情形" note={`${matter.situations.length} 种，自上而下取第一个成立的`} flush>
        {matter.situations.length === 0 ? (
          <p className="px-4 py-3 text-muted">没有划分情形，各件同样办理。</p>
        ) : (
          <Table label="情形">
            <thead>
              <tr>
                <Th>代码</Th>
                <Th>情形</Th>
                <Th>判定条件</Th>
              </tr>
            </thead>
            <tbody>
              {matter.situations.map((one) => (
                <tr key={one.code}>
                  <Td>{one.code}</Td>
                  <Td className="min-w-32">{one.name}</Td>
                  <Td className="font-mono text-xs [overflow-wrap:anywhere]">{one.when ?? '—'}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <div className="space-y-3">
        <Card title="性质与授权">
          <DefinitionList
            columns={1}
            items={[
              { key: 'authority', label: '事项性质', value: matter.authority },
              { key: 'delegation', label: '授权说明', value: matter.delegation ?? '未作授权安排' },
              {
                key: 'reserved',
                label: '法定保留权力',
                value: reserved ? `${reserved.law}${reserved.article}，不得授权` : '否',
              },
            ]}
          />
        </Card>
        <Card title="依据" note={`${matter.basis.filter((one) => !one.checked).length} 条待校核`}>
          <ul className="space-y-2 text-sm">
            {matter.basis.map((one) => (
              <li key={`${one.name}${one.point}`}>
                <p>
                  《{one.name}》{one.documentNo} {one.version && <span className="text-muted">（{one.version}）</span>}{' '}
                  {one.checked ? <Status tone="ok">已核对</Status> : <Status tone="notice">待校核</Status>}
                </p>
                {one.checkedBy && (
                  <p className="text-xs text-muted">
                    {one.checkedBy} 于 {one.checkedOn} 核对
                  </p>
                )}
                <p className="text-muted">{one.point}</p>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  )
}
