import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type TableProps = { label: string; dense?: boolean; className?: string; children: ReactNode }

/** A plain table that scrolls sideways inside itself; figures align by `align="right"` on cells. */
export function Table({ label, dense = false, className, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={label} tabIndex={0} data-print="flow" className={clsx('scroll-thin relative overflow-x-auto', className)}>
      <table className={clsx('w-full border-collapse text-sm', dense ? '[&_td]:py-1 [&_th]:py-1' : '[&_td]:py-2 [&_th]:py-2')}>
        {children}
      </table>
    </section>
  )
}

type Align = 'left' | 'right' | 'center'
const aligns: Record<Align, string> = { left: 'text-left', right: 'text-right', center: 'text-center' }

type CellProps = Omit<ComponentProps<'td'>, 'align'> & { align?: Align }

/** A head cell; units belong into its text (金额（万元）). */
export function Th({ align = 'left', className, ...rest }: CellProps) {
  return (
    <th
      {...rest}
      scope={rest.scope ?? 'col'}
      className={clsx('border-b border-line bg-sunken px-3 font-normal whitespace-nowrap text-muted', aligns[align], className)}
    />
  )
}

/** A body cell. */
export function Td({ align = 'left', className, ...rest }: CellProps) {
  return <td {...rest} className={clsx('border-b border-line px-3 align-top in-[tr:last-child]:border-0', aligns[align], className)} />
}
