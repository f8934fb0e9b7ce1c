import { Fragment } from 'react'
import { Lock } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'

/** A step on the way; `shut` = it may not be opened, and what to do about it. */
export type Crumb = { label: string; href?: string; shut?: string }

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
              ) : crumb.shut ? (
                <span className="inline-flex items-center gap-0.5" title={crumb.shut}>
                  <Lock className="size-3" />
                  {crumb.label}
                  <span className="sr-only">（{crumb.shut}）</span>
                </span>
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
