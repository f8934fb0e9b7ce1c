import { dateTimeText } from '@/components/patterns/date-time'
import { type Shape, Status, type Tone } from '@/components/ui/status'

/** Where a deadline stands. Working days are counted by the platform's calendar before they come here. */
export type Deadline =
  | { state: 'running' /** Working days left; negative = overdue by so many. */; daysLeft: number; dueAt: string }
  | { state: 'stopped' /** Why the clock stands: 补正中 unless said. */; why?: string }
  | { state: 'done' }
  | { state: 'none' }

export type Light = { tone: Tone; shape: Shape; text: string }

/** The words and colour of a deadline: 超期 N 日 / 今日 17:30 / 剩 N 日 / 补正中·停表 / 已办结 / 不计时. */
export function deadlineLight(deadline: Deadline): Light {
  switch (deadline.state) {
    case 'stopped':
      return { tone: 'neutral', shape: 'pause', text: `${deadline.why ?? '补正中'}·停表` }
    case 'done':
      return { tone: 'ok', shape: 'check', text: '已办结' }
    case 'none':
      return { tone: 'neutral', shape: 'none', text: '不计时' }
    case 'running': {
      const { daysLeft, dueAt } = deadline
      if (daysLeft < 0) return { tone: 'danger', shape: 'stop', text: `超期 ${-daysLeft} 日` }
      if (daysLeft === 0) return { tone: 'warn', shape: 'alert', text: `今日 ${dateTimeText(dueAt).slice(11)}` }
      if (daysLeft === 1) return { tone: 'warn', shape: 'alert', text: '剩 1 日' }
      return { tone: 'brand', shape: 'none', text: `剩 ${daysLeft} 日` }
    }
  }
}

/** The deadline of a filing or task as a word with colour and shape; the due time is in the title. */
export function DeadlineLight({ deadline }: { deadline: Deadline }) {
  const light = deadlineLight(deadline)
  return (
    <Status
      tone={light.tone}
      shape={light.shape}
      title={deadline.state === 'running' ? `到期 ${dateTimeText(deadline.dueAt)}（工作日）` : undefined}
    >
      {light.text}
    </Status>
  )
}
