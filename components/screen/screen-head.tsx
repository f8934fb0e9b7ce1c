import { clsx } from 'clsx'
import { dateTimeText } from '@/components/patterns/date-time'
import { type FeedState, sourceText } from '@/components/screen/feed-state'
import { Link } from '@/components/ui/link'
import { periodText } from '@/lib/dashboards/rules/count-period'

const lamps = { live: 'bg-(--done)', polling: 'bg-(--bright)', lost: 'bg-(--alarm)', ended: 'bg-(--alarm)' }

/** Name, period, calibre, time of the data and where they come from. */
export function ScreenHead({ feed }: { feed: FeedState }) {
  const { figures, source } = feed
  const broken = source === 'lost' || source === 'ended'
  return (
    <header
      style={{ gridArea: 'head' }}
      className="flex flex-wrap items-center justify-between gap-x-6 border-b border-(--line) px-10 py-3 max-[900px]:-order-2 max-[900px]:px-0 portrait:-order-2 portrait:px-0"
    >
      <h1 className="text-[2.125rem] font-bold tracking-[0.18em] whitespace-nowrap max-[900px]:text-xl portrait:text-xl">
        青岛市国资国企在线监测
      </h1>
      <div className="flex flex-wrap items-center gap-x-3 text-[1rem] text-(--quiet)">
        <span>期间 {periodText(figures.period)}</span>
        <span aria-hidden>·</span>
        <span>口径 按上报日期；在办、超期不限年份</span>
        <span aria-hidden>·</span>
        <span>数据截至 {dateTimeText(figures.asOf, 'second')}</span>
        <span role="status" className={clsx('flex items-center gap-1.5 whitespace-nowrap', broken && 'font-semibold text-(--alarm)')}>
          <span aria-hidden className={clsx('size-2.5 rounded-full', lamps[source])} />
          {sourceText(feed)}
          {source === 'ended' && (
            <a href="/login?next=/screen" className="underline underline-offset-4">
              重新登录
            </a>
          )}
        </span>
        <Link href="/gov" className="ml-2 rounded border border-(--line) px-2 py-0.5 hover:text-white">
          返回
        </Link>
      </div>
    </header>
  )
}
