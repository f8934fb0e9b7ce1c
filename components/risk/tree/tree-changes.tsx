import type { TreeChange } from '@/lib/risk/tree/definition'

/** What a version of the tree changes, place by place: the old words struck out, the new ones beside them. */
export function TreeChanges({ changes }: { changes: readonly TreeChange[] }) {
  if (changes.length === 0) return <p className="text-sm text-muted">没有差异。</p>
  return (
    <ul className="max-h-96 space-y-1 overflow-y-auto text-sm">
      {changes.map(({ place, before, after }) => (
        <li key={`${place}${before}${after}`} className="[overflow-wrap:anywhere]">
          <span className="text-muted">{place}：</span>
          {before && <del className="mr-1 text-danger">{before}</del>}
          {after ? <ins className="text-ok no-underline">{after}</ins> : <span className="text-muted">（删去）</span>}
        </li>
      ))}
    </ul>
  )
}
