import type { FormChange } from '@/lib/finance/form-versions/changes'

/** What a version of a form changes, line by line. */
export function FormChanges({ changes }: { changes: readonly FormChange[] }) {
  if (changes.length === 0) return <span className="text-muted">—</span>
  return (
    <ul className="space-y-1 text-sm">
      {changes.map(({ sheet, key, line, what, before, after }) => (
        <li key={`${key}${what}`} className="[overflow-wrap:anywhere]">
          <span className="text-muted">
            {sheet} {line}，{what}：
          </span>
          {before && <del className="mr-1 text-danger">{before}</del>}
          <ins className="text-ok no-underline">{after || '（空）'}</ins>
        </li>
      ))}
    </ul>
  )
}
