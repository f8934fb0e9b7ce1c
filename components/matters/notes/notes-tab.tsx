import { NoteForm } from '@/components/matters/notes/note-form'
import { NoteThreadView } from '@/components/matters/notes/note-thread-view'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'
import type { NoteThread } from '@/lib/matters/signing/annotations-of'

/** All notes on a filing, each with what it stands on; the commission's own. */
export function NotesTab({ record }: { record: FilingRecordDto }) {
  const { id } = record.filing
  return (
    <Card title="批注" note="仅监管机构内部可见，写下后不可修改、删除">
      <div className="space-y-4">
        {record.notes.length === 0 && <EmptyState title="还没有批注">在申报表各项旁、材料的页面上或在下方写下批注。</EmptyState>}
        {record.notes.map((thread) => (
          <div key={thread.id} className="space-y-2 border-b border-line pb-3">
            <p className="text-xs font-medium text-brand">{placeOf(record, thread)}</p>
            <NoteThreadView thread={thread} />
            <NoteForm filingId={id} label="回复这条批注" parentId={thread.id} rows={1} />
          </div>
        ))}
        <NoteForm filingId={id} label="对整个办件写批注" />
      </div>
    </Card>
  )
}

function placeOf({ matter, materials }: FilingRecordDto, { field, materialId, page }: NoteThread): string {
  if (field) return `申报表：${matter.form.fields.find((one) => one.key === field)?.label ?? field}`
  if (!materialId) return '整个办件'
  const name = materials.find((one) => one.id === materialId)?.name ?? '已移除的材料'
  return `材料：${name}${page === null ? '' : `，第 ${page} 页`}`
}
