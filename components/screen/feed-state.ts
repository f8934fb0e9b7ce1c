/** What a screen shows, as of when (ISO). */
export type Dated = { asOf: string }

/** Where the numbers on the wall come from just now. */
export type FeedState<F extends Dated = Dated> = {
  figures: F
  /** live = told of changes at once; polling = asked every half minute; lost = the last numbers stay; ended = the session is over. */
  source: 'live' | 'polling' | 'lost' | 'ended'
  connected: boolean
}

export type FeedEvent<F extends Dated = Dated> =
  | { kind: 'figures'; figures: F }
  | { kind: 'failed'; status: number | null }
  | { kind: 'connected'; connected: boolean }

/** How the source changes: numbers are never thrown away, and never replaced by older ones. */
export function nextFeed<F extends Dated>(state: FeedState<F>, event: FeedEvent<F>): FeedState<F> {
  switch (event.kind) {
    case 'figures': {
      const newer = event.figures.asOf >= state.figures.asOf
      return { ...state, figures: newer ? event.figures : state.figures, source: state.connected ? 'live' : 'polling' }
    }
    case 'failed':
      return { ...state, source: event.status === 401 || event.status === 403 ? 'ended' : 'lost' }
    case 'connected': {
      const alive = state.source === 'live' || state.source === 'polling'
      return { ...state, connected: event.connected, source: alive ? (event.connected ? 'live' : 'polling') : state.source }
    }
  }
}

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

/** What the head of the screen says about its source. */
export function sourceText({ source, figures }: FeedState): string {
  const time = clock.format(new Date(figures.asOf))
  switch (source) {
    case 'live':
      return '实时'
    case 'polling':
      return '每 30 秒更新'
    case 'lost':
      return `数据源中断，显示 ${time} 的数据`
    case 'ended':
      return `登录已失效，显示 ${time} 的数据`
  }
}
