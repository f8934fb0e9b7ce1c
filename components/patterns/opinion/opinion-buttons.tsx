import type { OpinionAction } from '@/components/patterns/opinion/opinion-types'
import { Button } from '@/components/ui/button'
import { Ellipsis } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'

type Props = { actions: readonly OpinionAction[]; running: string | null; onPress: (action: OpinionAction) => void }

/** The primary action wide, up to two more as buttons, the rest behind 更多; on a phone all but the primary are there. */
export function OpinionButtons({ actions, running, onPress }: Props) {
  const primary = actions.find((action) => action.tone === 'primary') ?? actions[0]
  if (!primary) return null
  const others = actions.filter((action) => action !== primary)
  const shown = others.length <= 3 ? others : others.slice(0, 2)
  const busy = running !== null
  const menu = (list: readonly OpinionAction[], className: string) => (
    <Menu
      ariaLabel="更多办理方式"
      placement="top end"
      className={className}
      label={<Ellipsis aria-hidden className="size-4" />}
      groups={[
        {
          key: 'more',
          entries: list.map((action) => ({
            key: action.action,
            label: action.label,
            tone: action.tone === 'danger' ? 'danger' : undefined,
            onSelect: () => onPress(action),
          })),
        },
      ]}
    />
  )
  return (
    <div className="flex min-w-0 flex-1 flex-wrap gap-2 max-lg:flex-nowrap">
      {others.length > 0 && menu(others, 'lg:hidden')}
      <Button
        tone="primary"
        className="min-w-0 flex-1 lg:basis-full lg:h-9"
        pending={running === primary.action}
        disabled={busy}
        onClick={() => onPress(primary)}
      >
        <span className="truncate">{primary.label}</span>
      </Button>
      {shown.map((action) => (
        <Button
          key={action.action}
          tone={action.tone}
          className="flex-1 max-lg:hidden"
          pending={running === action.action}
          disabled={busy}
          onClick={() => onPress(action)}
        >
          {action.label}
        </Button>
      ))}
      {others.length > shown.length && menu(others.slice(shown.length), 'max-lg:hidden')}
    </div>
  )
}
