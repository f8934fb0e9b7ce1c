import { clsx } from 'clsx'

/** A value as text: a figure is set as one, minus in red; one that is missing is quiet. */
export type ShownValue = { text: string; figure?: 'plain' | 'negative'; missing?: boolean }

/** The text of a value. */
export function ShownText({ text, figure, missing }: ShownValue) {
  return (
    <span className={clsx('break-words', figure && 'tabular-nums', figure === 'negative' && 'text-danger', missing && 'text-muted')}>
      {text}
      {missing && <span className="sr-only">未填写</span>}
    </span>
  )
}
