import { ButtonLink, buttonClass } from '@/components/ui/button'
import { ChevronLeft, ChevronRight } from '@/components/ui/icon'

type Props = { previous: string | null; next: string | null; children?: React.ReactNode }

/** 上一页 / 下一页 by key; null = there is none. `children` stands at the left (how many, page size). */
export function KeyPager({ previous, next, children }: Props) {
  return (
    <nav aria-label="翻页" data-print="hidden" className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
      <div className="flex items-center gap-3">{children}</div>
      <div className="flex gap-2">
        <Step href={previous} label="上一页" icon={<ChevronLeft aria-hidden className="size-4" />} />
        <Step href={next} label="下一页" after icon={<ChevronRight aria-hidden className="size-4" />} />
      </div>
    </nav>
  )
}

type NumberedProps = { page: number; pages: number; at: (page: number) => string }

/** 上一页 / 下一页 by number, from 1, with the place among all; nothing where there is only one page. */
export function NumberedPager({ page, pages, at }: NumberedProps) {
  if (pages <= 1 && page <= 1) return null
  return (
    <KeyPager previous={page > 1 ? at(Math.max(1, Math.min(page - 1, pages))) : null} next={page < pages ? at(page + 1) : null}>
      <span>
        第 {page} / {pages} 页
      </span>
    </KeyPager>
  )
}

function Step({ href, label, icon, after = false }: { href: string | null; label: string; icon: React.ReactNode; after?: boolean }) {
  const content = after ? [label, icon] : [icon, label]
  if (href === null)
    return (
      <span aria-disabled className={buttonClass('secondary', 'sm')}>
        {content[0]}
        {content[1]}
      </span>
    )
  return (
    <ButtonLink href={href} size="sm">
      {content[0]}
      {content[1]}
    </ButtonLink>
  )
}
