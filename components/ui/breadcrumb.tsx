import { Fragment } from 'react'
import { TextLink } from '@/components/ui/text-link'

export type Crumb = { label: string; href?: string }

/** Where one is on the way down; the last crumb is the page itself. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="所在位置" className="text-xs text-muted">
      <ol className="flex flex-wrap items-center gap-1">
        {crumbs.map((crumb, index) => (
          <Fragment key={`${crumb.href ?? ''}${crumb.label}`}>
            {index > 0 && <li aria-hidden>/</li>}
            <li aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
              {crumb.href ? (
                <TextLink href={crumb.href} className="text-muted! no-underline! hover:text-brand! hover:underline!">
                  {crumb.label}
                </TextLink>
              ) : (
                crumb.label
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}
