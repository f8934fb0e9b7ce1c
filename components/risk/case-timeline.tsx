import { Timeline, type TimelineEntry } from '@/components/patterns/timeline'
import type { CaseRecord } from '@/lib/risk/queries/case-record'

const actions: Readonly<Record<string, string>> = {
  ask: '要求说明',
  explain: '作出说明',
  judge: '认定',
  snooze: '暂缓',
  escalate: '超时升级',
  rectify: '责令整改',
  rectified: '报送整改情况',
  return: '整改退回',
  passed: '整改通过核查',
}

/** The course of a case: found, asked, explained, overdue, judged, closed; and what it waits for. */
export function CaseTimeline({ record, today }: { record: CaseRecord; today: string }) {
  return <Timeline entries={[...begun(record), ...said(record.events), ...ahead(record, today)]} />
}

function begun({ findings }: CaseRecord): TimelineEntry[] {
  const first = findings.map(({ firstSeenAt }) => firstSeenAt).toSorted()[0]
  return first ? [{ id: 'found', title: '模型发现', person: null, place: '平台', at: first }] : []
}

/** What was said to several findings at once is one entry. */
function said(events: CaseRecord['events']): TimelineEntry[] {
  const once = new Map<string, CaseRecord['events'][number] & { times: number }>()
  for (const event of events) {
    const key = `${event.at}|${event.byName}|${event.action}|${event.words}`
    once.set(key, { ...event, times: (once.get(key)?.times ?? 0) + 1 })
  }
  return [...once.values()].map((event) => ({
    id: event.id,
    title: `${actions[event.action] ?? event.action}${event.verdict ? `：${event.verdict}` : ''}${event.times > 1 ? `（${event.times} 条）` : ''}`,
    person: event.byName,
    place: event.action === 'escalate' ? '平台' : event.side === 'gov' ? '监管单位' : '企业',
    at: event.at,
    opinion: event.words,
    ...(event.action === 'escalate' ? { tone: 'danger' as const } : {}),
  }))
}

/** What the case waits for, with its day; or that it is closed. */
function ahead({ findings, rectification }: CaseRecord, today: string): TimelineEntry[] {
  const waiting = (status: string) => findings.filter((finding) => finding.status === status)
  const due = waiting('asked')
    .flatMap(({ dueOn }) => dueOn ?? [])
    .toSorted()[0]
  const verdicts = findings.flatMap(({ verdictAt }) => verdictAt ?? []).toSorted()
  const closed = findings.length > 0 && findings.every(({ status }) => status === 'closed')
  return [
    ...(due
      ? [
          {
            id: 'asked',
            title: '等待企业说明',
            person: null,
            place: `期限 ${due}`,
            at: null,
            tone: due < today ? ('danger' as const) : ('current' as const),
          },
        ]
      : []),
    ...(waiting('explained').length + waiting('open').length > 0
      ? [
          {
            id: 'judge',
            title: '等待认定',
            person: null,
            place: '监管单位',
            at: null,
            tone: due ? ('future' as const) : ('current' as const),
          },
        ]
      : []),
    ...(closed ? ended(verdicts.at(-1) ?? null, findings, rectification, today) : []),
  ]
}

/** Everything is judged: what the rectification waits for, or that the case is closed. */
function ended(
  judgedAt: string | null,
  findings: CaseRecord['findings'],
  rectification: CaseRecord['rectification'],
  today: string,
): TimelineEntry[] {
  if (rectification && rectification.status !== 'closed') {
    const asked = rectification.status === 'asked'
    const late = asked && rectification.dueOn < today
    return [
      {
        id: 'rectify',
        title: asked ? '等待企业整改' : '等待核查整改',
        person: null,
        place: asked ? `期限 ${rectification.dueOn}` : '监管单位',
        at: null,
        tone: late ? 'danger' : 'current',
      },
    ]
  }
  if (!rectification && findings.some(({ verdict }) => verdict === '属实'))
    return [{ id: 'order', title: '全部发现已认定，属实的待责令整改', person: null, place: '监管单位', at: null, tone: 'current' }]
  const title = rectification ? '销号：整改已通过核查' : '销号：全部发现已认定'
  return [{ id: 'closed', title, person: rectification?.closedBy ?? null, place: '监管单位', at: rectification?.closedAt ?? judgedAt }]
}
