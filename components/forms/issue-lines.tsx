import { clsx } from 'clsx'
import type { FormIssue } from '@/lib/forms/issues'

const words = { 阻断: '', 预警: '提醒：', 提示: '提示：' }
const tones = { 阻断: 'font-medium text-danger', 预警: 'text-warn', 提示: 'text-muted' }

/** What is wrong with a field, below it; what does not block says so by its first word. */
export function IssueLines({
  id,
  issues,
  within = '',
}: {
  id: string
  issues: readonly FormIssue[] /** Opening words that the place already says. */
  within?: string
}) {
  if (issues.length === 0) return null
  return (
    <ul id={id} className="mt-1 space-y-0.5">
      {issues.map((issue) => (
        <li key={`${issue.path.join('.')}${issue.message}`} className={clsx('text-xs', tones[issue.level])}>
          {words[issue.level]}
          {within !== '' && issue.message.startsWith(within) ? issue.message.slice(within.length) : issue.message}
        </li>
      ))}
    </ul>
  )
}
