import { type ControlProps, textOf } from '@/components/forms/control-props'
import { Input } from '@/components/ui/input'
import { DateControl } from './date-control'

/** A moment in Beijing time: the day beside the time of day. */
export function DateTimeControl(props: ControlProps) {
  const [day = '', time = ''] = textOf(props.value).split(/[T ]/)
  const put = (nextDay: string, nextTime: string) => props.onChange(nextDay || nextTime ? `${nextDay} ${nextTime}`.trimEnd() : null)
  return (
    <div className="flex gap-2">
      <div className="min-w-0 flex-1">
        <DateControl {...props} value={day} onChange={(value) => put(textOf(value), time)} />
      </div>
      <div className="w-28 shrink-0">
        <Input
          type="time"
          value={/^\d{2}:\d{2}/.test(time) ? time.slice(0, 5) : ''}
          onChange={(event) => put(day, event.target.value)}
          readOnly={props.readOnly}
          invalid={props.invalid}
          aria-label={`${props.cellLabel ?? props.field.label}的时刻`}
          aria-describedby={props.describedBy}
        />
      </div>
    </div>
  )
}
