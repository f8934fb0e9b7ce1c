import { clsx } from 'clsx'
import { Circle, CircleAlert, CircleCheck, CircleDashed } from '@/components/ui/icon'
import type { GroupCompleteness } from '@/lib/forms/values'

const marks = {
  complete: { Icon: CircleCheck, className: 'text-ok', word: '已完成' },
  partial: { Icon: CircleDashed, className: 'text-brand', word: '填写中' },
  untouched: { Icon: Circle, className: 'text-muted', word: '未填写' },
  wrong: { Icon: CircleAlert, className: 'text-danger', word: '有误' },
}

/** DOM id of a section, for the outline's links. */
export function groupId(group: string): string {
  return `group-${group}`
}

/** The sections with how much of what is required is filled in; beside the form on wide screens, a row of marks above it elsewhere. */
export function FormOutline({ groups }: { groups: readonly GroupCompleteness[] }) {
  const [required, filled] = [sum(groups, 'required'), sum(groups, 'filled')]
  return (
    <nav aria-label="填报进度" className="lg:sticky lg:top-16 lg:w-52 lg:shrink-0 lg:self-start">
      <p className="mb-2 text-sm text-muted tabular-nums">
        必填项 {filled} / {required}
      </p>
      <ol className="flex flex-wrap gap-1 lg:flex-col lg:flex-nowrap">
        {groups.map((group) => {
          const { Icon, className, word } = marks[group.state]
          return (
            <li key={group.group}>
              <a
                href={`#${groupId(group.group)}`}
                className="flex items-center gap-2 rounded-md px-2 py-1 text-sm hover:bg-white max-lg:border max-lg:border-line max-lg:bg-white"
              >
                <Icon aria-hidden className={clsx('size-4 shrink-0', className)} />
                <span className="min-w-0 flex-1">{group.group}</span>
                <span className="sr-only">{word}</span>
                {group.required > 0 && (
                  <span className="text-xs text-muted tabular-nums">
                    {group.filled}/{group.required}
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function sum(groups: readonly GroupCompleteness[], key: 'required' | 'filled'): number {
  return groups.reduce((total, group) => total + group[key], 0)
}
