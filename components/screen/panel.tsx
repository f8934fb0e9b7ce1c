import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type Props = { title: string; note?: ReactNode; className?: string; children: ReactNode }

/** A framed part of the screen: its name, its calibre, its content filling the rest. */
export function Panel({ title, note, className, children }: Props) {
  return (
    <section aria-label={title} className={clsx('panel', className)}>
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-[1.125rem] font-semibold">{title}</h2>
        {note && <p className="text-sm text-(--quiet)">{note}</p>}
      </header>
      {children}
    </section>
  )
}

/** What a panel says when there is nothing to show. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="m-auto py-4 text-(--quiet)">{children}</p>
}
