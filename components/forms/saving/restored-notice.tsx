import { dateTimeText } from '@/components/patterns/date-time'
import { Button } from '@/components/ui/button'
import { History } from '@/components/ui/icon'

type Props = { at: string; outdated?: boolean; onKeep: () => void; onDiscard: () => void }

/** Says that what was typed before was brought back, or that it builds on an older version and has to be compared. */
export function RestoredNotice({ at, outdated = false, onKeep, onDiscard }: Props) {
  return (
    <section
      aria-label="已恢复的内容"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-brand-200 bg-brand-50 px-4 py-2.5"
    >
      <p role="status" className="flex min-w-0 flex-1 items-center gap-2">
        <History aria-hidden className="size-4 shrink-0 text-brand" />
        {outdated
          ? `本机存有 ${dateTimeText(at)} 尚未保存的内容，此后本表已有新的保存`
          : `已恢复 ${dateTimeText(at)} 尚未保存到服务器的内容`}
      </p>
      <Button size="sm" onClick={onKeep}>
        {outdated ? '逐项对照' : '知道了'}
      </Button>
      <Button size="sm" tone="quiet" onClick={onDiscard}>
        {outdated ? '舍弃本机内容' : '恢复为已保存的内容'}
      </Button>
    </section>
  )
}
