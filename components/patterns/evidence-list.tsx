import { DateTime } from '@/components/patterns/date-time'

/** One piece of evidence a reviewer can check: what was found, the words quoted, where they stand. */
export type Evidence = {
  id: string
  subject: string
  value: string
  quote?: string | null
  source: string
  at?: string | null
  href?: string | null
}

/** Evidence of a finding, numbered so that an opinion can refer to it (证据 2). */
export function EvidenceList({ items }: { items: readonly Evidence[] }) {
  return (
    <ol className="divide-y divide-line">
      {items.map((item, index) => (
        <li key={item.id} className="flex gap-3 py-2.5 first:pt-0 last:pb-0">
          <span className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-sm bg-brand-50 text-xs font-semibold text-brand">
            {index + 1}
          </span>
          <div className="min-w-0 flex-1">
            <p>
              <span className="text-muted">{item.subject}</span>{' '}
              <strong className="font-semibold [overflow-wrap:anywhere]">{item.value}</strong>
            </p>
            {item.quote && (
              <blockquote className="mt-1 border-l-2 border-line-strong pl-2.5 text-sm whitespace-pre-line">{item.quote}</blockquote>
            )}
            <p className="mt-0.5 text-xs text-muted">
              来源:
              {item.href ? (
                <a href={item.href} className="text-brand hover:underline">
                  {item.source}
                </a>
              ) : (
                item.source
              )}
              {item.at && (
                <>
                  {' · '}
                  <DateTime iso={item.at} />
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
