import { clsx } from 'clsx'
import type { Counts, NavGroup, NavItem } from '@/components/shell/navigation'
import {
  Building2,
  ChartColumn,
  ChartNoAxesCombined,
  FileText,
  Gauge,
  HardHat,
  type Icon,
  Landmark,
  LayoutDashboard,
  Settings2,
  ShieldAlert,
  ShieldCheck,
  ShoppingCart,
} from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'

const icons: Readonly<Record<string, Icon>> = {
  desk: LayoutDashboard,
  matters: FileText,
  finance: ChartNoAxesCombined,
  planning: ChartColumn,
  procurement: ShoppingCart,
  risk: ShieldAlert,
  investment: HardHat,
  treasury: Landmark,
  through: Building2,
  own: Gauge,
  admin: Settings2,
  security: ShieldCheck,
}

/** The picture of a group of places, by its key. */
export function NavIcon({ of }: { of: string }) {
  const Icon = icons[of]
  return Icon ? <Icon aria-hidden className="size-4" /> : null
}

type Props = { groups: readonly NavGroup[]; counts: Counts; current: NavItem | null }

/** The folded navigation: one icon a group, each opens its places as a menu. */
export function NavRail({ groups, counts, current }: Props) {
  return (
    <ul className="space-y-1">
      {groups.map((group) => {
        const here = current !== null && group.items.includes(current)
        const alarmed = group.items.some((item) => item.alarm && item.count && (counts[item.count] ?? 0) > 0)
        const entries = group.items.map((item) => ({
          key: item.href,
          label: item.label,
          href: item.href,
          current: item === current,
          note: item.count && counts[item.count] ? String(counts[item.count]) : undefined,
        }))
        return (
          <li key={group.key}>
            <Menu
              ariaLabel={group.title ?? group.items[0]?.label ?? group.key}
              tone="quiet"
              placement="right top"
              className={clsx('relative size-9! px-0!', here ? 'bg-brand-50!' : 'text-muted!')}
              groups={[{ key: group.key, title: group.title, entries }]}
              label={
                <>
                  <NavIcon of={group.key} />
                  {alarmed && <span className="absolute top-1 right-1 size-1.5 rounded-full bg-danger" />}
                </>
              }
            />
          </li>
        )
      })}
    </ul>
  )
}
