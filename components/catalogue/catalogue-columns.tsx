import type { Column } from '@/components/patterns/query-table/columns'
import type { FilterDefinition } from '@/components/patterns/query-table/list-state'
import { Status } from '@/components/ui/status'
import type { CatalogueRow } from '@/lib/matters/catalogue/queries/catalogue-list'
import { matterKinds } from '@/lib/matters/schema'

const tones = { 现行: 'ok', 已停用: 'neutral', 未生效: 'notice', 新起草: 'warn' } as const

/** Columns of the catalogue of matters. */
export const catalogueColumns: Column<CatalogueRow>[] = [
  { key: 'name', title: '事项', hideable: false, mobile: 'title', wrap: true, render: (row) => row.name, sub: (row) => row.code },
  {
    key: 'state',
    title: '状态',
    mobile: 'mark',
    render: (row) => (
      <span className="flex flex-wrap gap-1">
        <Status tone={tones[row.state]}>{row.state}</Status>
        {row.coming && (
          <Status tone="notice">
            {row.coming.effectiveFrom} {row.coming.retired ? '起停用' : `起第 ${row.coming.version} 版`}
          </Status>
        )}
        {row.draft && <Status tone="warn">{row.draft.state}</Status>}
      </span>
    ),
  },
  { key: 'authority', title: '性质', render: (row) => row.authority || '—' },
  { key: 'kind', title: '类型', render: (row) => row.kind || '—' },
  { key: 'group', title: '分组', mobile: 'hidden', render: (row) => row.group || '—' },
  { key: 'department', title: '主办处室', mobile: 'hidden', render: (row) => row.department },
  { key: 'version', title: '版本', align: 'right', render: (row) => (row.version > 0 ? `第 ${row.version} 版` : '—') },
  { key: 'from', title: '生效日期', render: (row) => row.effectiveFrom || '—' },
  { key: 'days', title: '承诺（工作日）', align: 'right', render: (row) => row.promiseDays || '—' },
  { key: 'situations', title: '情形', align: 'right', mobile: 'hidden', render: (row) => row.situations },
  { key: 'materials', title: '材料', align: 'right', mobile: 'hidden', render: (row) => row.materials },
  {
    key: 'basis',
    title: '依据',
    render: (row) =>
      row.version === 0 ? (
        '—'
      ) : row.unchecked > 0 ? (
        <Status tone="notice">{row.unchecked} 条待校核</Status>
      ) : (
        <Status tone="ok">已校核</Status>
      ),
  },
  { key: 'reserved', title: '授权', mobile: 'hidden', render: (row) => (row.reserved ? <Status tone="danger">法定保留</Status> : '—') },
]

/** What the catalogue can be narrowed by. */
export function catalogueFilters(groups: readonly string[]): FilterDefinition[] {
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return [
    { key: 'kind', label: '类型', kind: 'select', pinned: true, options: options(matterKinds) },
    { key: 'group', label: '分组', kind: 'select', pinned: true, options: options(groups) },
  ]
}
