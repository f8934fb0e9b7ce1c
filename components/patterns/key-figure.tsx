import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Missing } from '@/components/patterns/missing'
import { Link } from '@/components/ui/link'

/** One key figure: its value as text already formatted, its unit, how it moved and since when. `good` decides nothing but the shade of the arrow. */
export type Figure = {
  key: string
  label: string
  value: string | null
  unit?: string
  missing?: string
  change?: { text: string; direction: 'up' | 'down' | 'flat'; good: boolean | null; against: string } | null
  href?: string
  note?: ReactNode
}

const arrows = { up: '▲', down: '▼', flat: '—' }

/** A row of key figures; each opens what it is made of when it has an address. */
export function KeyFigures({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      {figures.map((figure) => (
        <li key={figure.key} className="min-w-0 rounded-lg border border-line bg-white">
          {figure.href ? (
            <Link href={figure.href} className="block h-full rounded-lg px-4 py-3 hover:bg-brand-50">
              <Body figure={figure} />
            </Link>
          ) : (
            <div className="px-4 py-3">
              <Body figure={figure} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Body({ figure }: { figure: Figure }) {
  const { change } = figure
  return (
    <>
      <p className="text-sm text-muted">{figure.label}</p>
      <p className="mt-0.5 text-2xl font-semibold whitespace-nowrap">
        {figure.value === null ? <Missing reason={figure.missing ?? '未报送'} /> : figure.value}
        {figure.unit && figure.value !== null && <span className="ml-1 text-sm font-normal text-muted">{figure.unit}</span>}
      </p>
      {change && (
        <p className="text-xs text-muted">
          <span className={clsx('mr-1 font-medium', change.good === true && 'text-ok', change.good === false && 'text-danger')}>
            {arrows[change.direction]} {change.text}
          </span>
          {change.against}
        </p>
      )}
      {figure.note && <p className="text-xs text-muted">{figure.note}</p>}
    </>
  )
}
