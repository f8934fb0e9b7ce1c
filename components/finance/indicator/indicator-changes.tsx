import type { IndicatorChange } from '@/lib/finance/indicators/check-draft'

/** What a version changes, field by field: the old words struck out, the new ones beside them. */
export function IndicatorChanges({ changes }: { changes: readonly IndicatorChange[] }) {
  if (changes.length === 0) return <span className="text-muted">—</span>
  return (
    <ul className="space-y-1 text-sm">
      {changes.map(({ field, label, before, after }) => (
        <li key={field} className="[overflow-wrap:anywhere]">
          <span className="text-muted">{label}：</span>
          {before && <del className="mr-1 text-danger">{before}</del>}
          {after ? <ins className="text-ok no-underline">{after}</ins> : <span className="text-muted">（删去）</span>}
        </li>
      ))}
    </ul>
  )
}
