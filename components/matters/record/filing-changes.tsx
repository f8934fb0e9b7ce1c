import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { diffValues } from '@/lib/forms/diff'
import type { EarlierSubmission } from '@/lib/matters/queries/earlier-submission'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'
import { diffMaterials } from '@/lib/matters/rules/diff-materials'

const titles: Record<EarlierSubmission['since'], string> = {
  inside: '与本企业退回前相比',
  submitted: '与退回前提交的内容相比',
  round: '与上一轮报送相比',
}

/** What was changed in form and materials since the submission before; the list whoever decides again reads first. */
export function FilingChanges({ record, previous }: { record: FilingRecordDto; previous: EarlierSubmission }) {
  const names = new Map(record.matter.materials.map((material) => [material.key, material.name]))
  const changes = [
    ...diffValues(record.matter.form, previous.values, record.values, { names: record.names }),
    ...diffMaterials(previous.materials, record.materials).map((one) => ({
      path: `material.${one.key}.${one.before}.${one.after}`,
      label: names.get(one.key) ?? '材料',
      before: one.before ?? '—',
      after: one.after ?? '（已删除）',
    })),
  ]
  const handedIn = (
    <>
      {changes.length} 处改动，原件由{previous.by}于 <DateTime iso={previous.at} /> 提交
    </>
  )
  return (
    <Card title={titles[previous.since]} note={handedIn} flush>
      {changes.length === 0 ? (
        <EmptyState title="没有改动">表单和材料与退回前提交的内容相同。</EmptyState>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="border-y border-line bg-sunken text-left text-muted">
                <th scope="col" className="px-4 py-2 font-medium">
                  项目
                </th>
                <th scope="col" className="py-2 font-medium">
                  原
                </th>
                <th scope="col" className="px-4 py-2 font-medium">
                  现
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.path} className="border-b border-line last:border-0">
                  <th scope="row" className="px-4 py-2 text-left font-normal text-muted">
                    {change.label}
                  </th>
                  <td className="py-2 line-through">{change.before}</td>
                  <td className="px-4 py-2 font-medium">{change.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
