import type { ReactNode } from 'react'

type Props = { mark: string; title: string; children: ReactNode; actions?: ReactNode }

/** A page that only says something (not found, error, no permission): what happened, what to do next. */
export function NoticePage({ mark, title, children, actions }: Props) {
  return (
    <div className="flex min-h-[70dvh] items-center justify-center p-6">
      <div className="w-full max-w-lg rounded-lg border border-line bg-white p-8">
        <p className="text-xs font-medium tracking-wide text-muted">{mark}</p>
        <h1 className="mt-1 text-xl font-semibold">{title}</h1>
        <div className="mt-3 space-y-2 text-muted">{children}</div>
        {actions && <div className="mt-6 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
