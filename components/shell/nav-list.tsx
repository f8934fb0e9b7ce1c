import { clsx } from 'clsx'
import type { Counts, NavGroup, NavItem } from '@/components/shell/navigation'
import { CountBadge } from '@/components/ui/count'
import { ChevronDown } from '@/components/ui/icon'
import { useManyLinks } from '@/components/ui/many-links'

type Props = {
  groups: readonly NavGroup[]
  counts: Counts
  current: NavItem | null
  closed: readonly string[]
  onToggle: (key: string) => void
  onLeave?: () => void
}

/** Groups with their places; a group with a title can be closed, one without stands open at the top. */
export function NavList({ groups, counts, current, closed, onToggle, onLeave }: Props) {
  const follow = useManyLinks()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: only follows the links inside
    <ul className="space-y-1" onClick={follow}>
      {groups.map((group) => {
        const open = !group.title || !closed.includes(group.key)
        return (
          <li key={group.key}>
            {group.title && (
              <button
                type="button"
                aria-expanded={open}
                onClick={() => onToggle(group.key)}
                className="mt-2 flex h-7 w-full items-center justify-between rounded-md px-2.5 text-xs text-muted hover:bg-ground"
              >
                {group.title}
                <ChevronDown aria-hidden className={clsx('size-3 transition-transform', !open && '-rotate-90')} />
              </button>
            )}
            {open && (
              <ul>{group.items.map((item) => place(item, item === current, item.count ? (counts[item.count] ?? 0) : 0, onLeave))}</ul>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const bare = 'h-8 rounded-md px-2.5 outline-offset-[-2px] max-sm:h-10 '
const counted = `${bare}flex items-center justify-between gap-2 `
const plain = `${bare}block truncate leading-8 max-sm:leading-10 `
const lit = 'bg-brand-50 font-semibold text-brand'

// No component: there are sixty of them on every page.
function place({ href, label, alarm }: NavItem, current: boolean, count: number, onLeave?: () => void) {
  return (
    <li key={href}>
      <a
        href={href}
        aria-current={current ? 'page' : undefined}
        onClick={onLeave}
        className={(count > 0 ? counted : plain) + (current ? lit : 'hover:bg-ground')}
      >
        {count > 0 ? (
          <>
            <span className="truncate">{label}</span>
            <CountBadge value={count} tone={alarm ? 'danger' : 'neutral'} />
          </>
        ) : (
          label
        )}
      </a>
    </li>
  )
}
