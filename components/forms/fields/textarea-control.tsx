import { type ControlProps, textOf } from '@/components/forms/control-props'
import { Textarea } from '@/components/ui/textarea'

const longest = 20_000

/** Several lines of text; counts once four fifths of what is allowed are used. */
export function TextareaControl({ id, field, value, onChange, invalid, required, readOnly, describedBy, cellLabel }: ControlProps) {
  const text = textOf(value)
  const most = field.maxLength ?? longest
  return (
    <>
      <Textarea
        id={id}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        invalid={invalid}
        readOnly={readOnly}
        rows={cellLabel ? 1 : 4}
        className={cellLabel ? undefined : 'min-h-20'}
        aria-required={required || undefined}
        aria-describedby={describedBy}
        aria-label={cellLabel}
      />
      {text.length > most * 0.8 && (
        <p className="mt-1 text-right text-xs text-muted tabular-nums">
          {text.length} / {most} 字
        </p>
      )}
    </>
  )
}
