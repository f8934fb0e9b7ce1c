/** The members of a line's detail in one line; pressed, all of it. */
export function AuditDetail({ detail }: { detail: unknown }) {
  const entries = typeof detail === 'object' && detail !== null ? Object.entries(detail) : []
  if (entries.length === 0) return <span className="text-muted">—</span>
  const said = entries.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return (
    <details className="group max-w-xl font-mono text-xs">
      <summary className="line-clamp-1 break-all group-open:line-clamp-none">{said.join('  ')}</summary>
    </details>
  )
}
