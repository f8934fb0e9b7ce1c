/** The members of a line's detail in one line; pressed, all of them below each other. */
export function AuditDetail({ detail }: { detail: unknown }) {
  const entries = typeof detail === 'object' && detail !== null ? Object.entries(detail) : []
  if (entries.length === 0) return <span className="text-muted">—</span>
  const said = entries.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)] as const)
  return (
    <details className="group max-w-xl font-mono text-xs">
      <summary className="line-clamp-1 break-all group-open:hidden">{said.map(([key, value]) => `${key}=${value}`).join('  ')}</summary>
      <dl className="space-y-0.5">
        {said.map(([key, value]) => (
          <div key={key} className="flex gap-2">
            <dt className="shrink-0 text-muted">{key}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
