import { forwardRef } from 'react'
import { OctagonAlert, TriangleAlert } from '@/components/ui/icon'
import { type FormIssue, pathText } from '@/lib/forms/issues'
import { focusControl } from './control-props'

type Props = { message: string | null; issues: readonly FormIssue[] }

/** Everything that keeps the form from being submitted, each a link to its field; reminders that do not block stand below. */
export const IssueSummary = forwardRef<HTMLElement, Props>(function IssueSummary({ message, issues }, ref) {
  const blocking = issues.filter((issue) => issue.level === '阻断')
  const reminders = issues.filter((issue) => issue.level !== '阻断')
  if (!message && issues.length === 0) return null
  const grave = message !== null || blocking.length > 0
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label="待修改的内容"
      className={`rounded-lg border px-4 py-3 ${grave ? 'border-danger-200 bg-danger-50' : 'border-warn-200 bg-warn-50'}`}
    >
      {message && <p className="font-medium text-danger">{message}</p>}
      {blocking.length > 0 && (
        <p className="flex items-center gap-1.5 font-semibold text-danger">
          <OctagonAlert aria-hidden className="size-4" />有 {blocking.length} 处需要修改后才能提交
        </p>
      )}
      <Links issues={blocking} />
      {reminders.length > 0 && (
        <p className="mt-2 flex items-center gap-1.5 font-medium text-warn">
          <TriangleAlert aria-hidden className="size-4" />
          {reminders.length} 处提醒，不影响提交
        </p>
      )}
      <Links issues={reminders} />
    </section>
  )
})

function Links({ issues }: { issues: readonly FormIssue[] }) {
  if (issues.length === 0) return null
  return (
    <ul className="mt-1 list-disc space-y-0.5 pl-6 text-sm">
      {issues.map((issue) => {
        const path = pathText(issue.path)
        return (
          <li key={path + issue.message}>
            {path === '' ? (
              issue.message
            ) : (
              <a
                href={`#field-${path}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusControl(path)
                }}
                className="text-ink underline decoration-muted underline-offset-2 hover:text-brand"
              >
                {issue.message}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
