/** The members of a line's detail in one or two lines; all of them in the title. */
export function AuditDetail({ detail }: { detail: unknown }) {
  const entries = typeof detail === 'object' && detail !== null ? Object.entries(detail) : []
  if (entries.length === 0) return <span className="text-muted">—</span>
  const text = entries.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`).join('  ')
  return (
    <span title={text} className="line-clamp-2 max-w-xl font-mono text-xs break-all">
      {text}
    </span>
  )
}
