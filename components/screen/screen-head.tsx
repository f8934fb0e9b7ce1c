import { clsx } from 'clsx'
import { useRouter, useSearchParams } from 'next/navigation'
import { Fragment, useEffect } from 'react'
import { dateTimeText } from '@/components/patterns/date-time'
import { type Dated, type FeedState, sourceText } from '@/components/screen/feed-state'
import { Link } from '@/components/ui/link'

const lamps = { live: 'bg-(--done)', polling: 'bg-(--bright)', lost: 'bg-(--alarm)', ended: 'bg-(--alarm)' }

const scenes = [
  { href: '/screen', label: '办事监管' },
  { href: '/screen/finance', label: '财务与资金' },
] as const
type Scene = (typeof scenes)[number]['href']

/** Seconds each scene stays while they take turns. */
const turnSeconds = 60

type Props = { feed: FeedState<Dated>; scene: Scene /** Period and calibre of what is shown. */; facts: readonly string[] }

/** Name, scenes, period, calibre, time of the data and where they come from. */
export function ScreenHead({ feed, scene, facts }: Props) {
  const turning = useTurns(scene)
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
        {facts.map((fact) => (
          <Fragment key={fact}>
            <span>{fact}</span>
            <span aria-hidden>·</span>
          </Fragment>
        ))}
        <span>数据截至 {dateTimeText(figures.asOf, 'second')}</span>
        <span role="status" className={clsx('flex items-center gap-1.5 whitespace-nowrap', broken && 'font-semibold text-(--alarm)')}>
          <span aria-hidden className={clsx('size-2.5 rounded-full', lamps[source])} />
          {sourceText(feed)}
          {source === 'ended' && (
            <a href={`/login?next=${scene}`} className="underline underline-offset-4">
              重新登录
            </a>
          )}
        </span>
        <nav aria-label="大屏画面" className="ml-2 flex rounded border border-(--line)">
          {scenes.map(({ href, label }) => (
            <Link
              key={href}
              href={turning ? `${href}?turn=1` : href}
              aria-current={href === scene ? 'page' : undefined}
              className={clsx('px-2.5 py-0.5 hover:text-white', href === scene && 'bg-(--line) text-white')}
            >
              {label}
            </Link>
          ))}
          <Link
            href={turning ? scene : `${scene}?turn=1`}
            replace
            aria-current={turning ? 'true' : undefined}
            title={`每 ${turnSeconds} 秒切换一个画面`}
            className={clsx('border-l border-(--line) px-2.5 py-0.5 hover:text-white', turning && 'bg-(--line) text-white')}
          >
            {turning ? '停止轮播' : '轮播'}
          </Link>
        </nav>
        <Link href="/gov" className="ml-2 rounded border border-(--line) px-2 py-0.5 hover:text-white">
          返回
        </Link>
      </div>
    </header>
  )
}

/** Goes on to the next scene after its time when the address says that scenes take turns; gives whether they do. */
function useTurns(scene: Scene): boolean {
  const router = useRouter()
  const turning = useSearchParams().get('turn') === '1'
  useEffect(() => {
    if (!turning) return
    const next = scenes[(scenes.findIndex(({ href }) => href === scene) + 1) % scenes.length]!
    const timer = setTimeout(() => router.replace(`${next.href}?turn=1`), turnSeconds * 1000)
    return () => clearTimeout(timer)
  }, [turning, scene, router])
  return turning
}
