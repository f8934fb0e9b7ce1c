import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type Props = {
  title?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  id?: string
  flush?: boolean
  className?: string
  children: ReactNode
}

/** A white sheet on the ground, optionally with a heading, a note beside it and actions; `flush` lets a table touch its edges. */
export function Card({ title, note, actions, id, flush = false, className, children }: Props) {
  return (
    <section id={id} className={clsx('flex flex-col rounded-lg border border-line bg-white', className)}>
      {(title || actions || note) && (
        <header className={clsx('flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3', flush && 'pb-3')}>
          {title && <h2 className="font-semibold">{title}</h2>}
          {note && <div className="text-sm text-muted">{note}</div>}
          {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={clsx('min-h-0 flex-1', !flush && 'px-4 py-3')}>{children}</div>
    </section>
  )
}
