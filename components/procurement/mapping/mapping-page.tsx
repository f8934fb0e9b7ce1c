import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { MappingEditor } from '@/components/procurement/mapping/mapping-editor'
import type { TargetSheet } from '@/components/procurement/mapping/mapping-lines'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { isDay, isMoney } from '@/lib/procurement/mapping/lines'
import { mappingList, mappingRecord } from '@/lib/procurement/queries/mappings'
import { procurementTemplate } from '@/lib/procurement/templates/sheets'

/** The sheets of the template with what a person may choose of them. */
const sheets: TargetSheet[] = procurementTemplate.fields.map(({ key, label, columns = [] }) => ({
  key,
  label,
  columns: columns.map((column) => ({
    ...{ key: column.key, label: column.label, required: column.required ?? false },
    kind: isMoney(column) ? 'money' : isDay(column) ? 'day' : 'other',
  })),
}))

/** One mapping, or a new one: lines, a sample file, and what its first rows become. */
export async function MappingPage({ actor, id }: { actor: Actor; id: string }) {
  // A new one is asked for like a list, so that whoever may not report is told the same.
  const mapping =
    id === 'new' ? await found(runQuery(mappingList, actor, {}).then(() => null)) : await found(runQuery(mappingRecord, actor, { id }))
  return (
    <PageFrame
      crumbs={[
        { label: '采购数据报送', href: '/ent/procurement/imports' },
        { label: '字段映射', href: '/ent/procurement/mappings' },
        { label: mapping?.system ?? '新建' },
      ]}
      title={mapping ? `${mapping.system}的字段映射` : '新建字段映射'}
      facts={['每行把来源表的一列（或一个固定值）对应到平台的一列', '一行来源数据可以同时成为标段、合同、付款等多张表的一行']}
    >
      <MappingEditor mapping={mapping} sheets={sheets} />
    </PageFrame>
  )
}
