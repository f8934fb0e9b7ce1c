import { Fragment, type ReactNode } from 'react'
import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb'

export type RecordHeadProps = {
  crumbs?: readonly Crumb[]
  title: string
  /** Status and deadline light beside the title. */
  marks?: ReactNode
  /** Number, enterprise, amount, dates: one quiet line; false and null are left out. */
  facts?: readonly ReactNode[]
  /** What I must do now, at the top right. */
  actions?: ReactNode
}

/** The headline of a record. */
export function RecordHead({ crumbs, title, marks, facts = [], actions }: RecordHeadProps) {
  const shown = facts.filter((fact) => fact !== null && fact !== false && fact !== undefined && fact !== '')
  return (
    <header className="space-y-1">
      {crumbs && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xl font-bold">
            <span className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
            {marks && <span className="flex flex-wrap gap-1.5 font-normal">{marks}</span>}
          </h1>
          {shown.length > 0 && (
            <p className="mt-0.5 text-muted">
              {shown.map((fact, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: facts stand in a fixed order
                <Fragment key={index}>
                  {index > 0 && ' · '}
                  {fact}
                </Fragment>
              ))}
            </p>
          )}
        </div>
        {actions && (
          <div data-print="hidden" className="flex flex-wrap gap-2 max-sm:w-full">
            {actions}
          </div>
        )}
      </div>
    </header>
  )
}
