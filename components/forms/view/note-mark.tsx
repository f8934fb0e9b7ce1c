import { clsx } from 'clsx'
import { MessageSquareText } from '@/components/ui/icon'

type Props = { title: string; count: number; of?: string; onPress?: () => void }

/**
 * Beside what may be noted on: how many notes there are. A form has dozens of these, so none keeps a state: those with an `of` (key of the
 * field) are answered by what stands around the form, others by `onPress`.
 */
export function NoteMark({ title, count, of, onPress }: Props) {
  return (
    <button
      type="button"
      data-note={of}
      aria-label={count > 0 ? `${title}：${count} 条批注` : `批注：${title}`}
      onClick={onPress}
      className={clsx('note-mark', count > 0 ? 'bg-warn-50 font-medium text-warn' : 'text-muted hover:bg-ground hover:text-brand')}
    >
      <MessageSquareText aria-hidden className="size-3.5" />
      {count > 0 && count}
    </button>
  )
}
