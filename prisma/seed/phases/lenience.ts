import { addMonths, shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import { bodyOf, ladderParams } from '@/lib/matters/lenience/propose'
import { reportDeadlines } from '@/lib/matters/lenience/rules/deadlines'
import { lapsesOf, type ReportRecord, standingOf, whyOf } from '@/lib/matters/lenience/rules/ladder'
import { letterOf } from '@/lib/matters/lenience/rules/letter'
import type { Lapse, LenienceLevel } from '@/lib/matters/lenience/schema'
import { formatNumber } from '@/lib/matters/paper/number'
import { defaultParams } from '@/lib/matters/params'
import { copyRows, Json } from '../copy'
import type { Phase, PhaseContext } from '../phase'
import { timedIds } from '../timed-ids'

type Row = ReportRecord & { orgName: string; line: string; matterName: string }
type Played = { lapses: readonly Lapse[]; rows: readonly Row[]; counters: Map<string, bigint>; idAt: (at: string) => string }
type Person = { id: string; name: string }

const day = 86_400_000
/** So many of the newest lapses are still to be confirmed by an officer, and so many before them by the enterprise. */
const [proposed, unanswered] = [6, 4]

/** What the record of the played filings says under the ladder: older lapses were issued and confirmed, the newest wait for an officer. */
export function leniencePhase(): Phase {
  return {
    name: 'lenience',
    title: '首违不罚',
    budget: 2,
    run: async (context) => {
      const { client, now } = context
      const params = ladderParams(defaultParams())
      const today = shanghaiDate(now)
      const rows = await recordsSince(context, addMonths(today, -2 * params.windowMonths))
      const lapses = rows.flatMap((row) => lapsesOf(row, params, workCalendar))
      const counters = new Map<string, bigint>()
      const idAt = timedIds('lenience')
      const measures = lapses
        .filter((lapse) => lapse.on > addMonths(today, -params.windowMonths))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.recordId < b.recordId ? -1 : 1))
      const made: unknown[][] = []
      for (const [index, lapse] of measures.entries()) {
        const left = measures.length - index
        const stage = left <= proposed ? 'proposed' : left <= proposed + unanswered ? 'issued' : 'acknowledged'
        made.push(await measureRow(context, lapse, stage, { lapses, rows, counters, idAt }))
      }
      for (const [key, value] of counters) {
        const [series, year] = key.split(' ')
        await client.query(
          'insert into counter (series, year, value) values ($1, $2, $3) on conflict (series, year) do update set value = excluded.value',
          [series, Number(year), value],
        )
      }
      return { lenience_measure: await copyRows(client, 'lenience_measure', columns, made) }
    },
  }
}

const columns = [
  ...['id', 'org_id', 'org_name', 'line', 'kind', 'level', 'status', 'record_id', 'lapsed_on', 'ordinal', 'window_from', 'body', 'number'],
  ...[
    'proposed_at',
    'issued_at',
    'issued_by',
    'issued_by_name',
    'acknowledged_at',
    'acknowledged_by',
    'acknowledged_by_name',
    'answer',
    'version',
  ],
]

type Stage = 'proposed' | 'issued' | 'acknowledged'

async function measureRow(context: PhaseContext, lapse: Lapse, stage: Stage, { lapses, rows, counters, idAt }: Played): Promise<unknown[]> {
  const row = rows.find((one) => one.id === lapse.recordId)!
  const standing = standingOf(lapse, lapses, ladderParams(defaultParams()))
  const body = bodyOf(row, lapse, standing.basis, whyOf(lapse, standing, ladderParams(defaultParams())))
  const arrived = Date.parse(row.arrivedAt)
  const issuer = await personOf(context, `${standing.level === 'circular' ? 'R-CHIEF' : 'R-OFFICER'}@${row.line}`)
  const head = await personOf(context, `E-HEAD@${row.orgId}`)
  const issuedAt = stage !== 'proposed' && issuer ? new Date(arrived + day) : null
  const confirmed = issuedAt !== null && head !== null && stage === 'acknowledged'
  const number = issuedAt ? nextOf(counters, standing.level, shanghaiDate(issuedAt)) : null
  const letter =
    number && issuedAt
      ? {
          letter: letterOf({
            ...standing,
            ...lapse,
            orgName: await nameOf(context, row.orgId),
            body,
            number,
            organ: await organ(context),
            date: shanghaiDate(issuedAt),
          }),
        }
      : {}
  return [
    ...[idAt(row.arrivedAt), row.orgId, row.orgName, row.line, lapse.kind, standing.level],
    ...[confirmed ? 'acknowledged' : issuedAt ? 'issued' : 'proposed', lapse.recordId, lapse.on, standing.ordinal, standing.windowFrom],
    ...[
      new Json({ ...body, ...letter }),
      number,
      new Date(arrived + day / 24),
      issuedAt,
      issuedAt ? issuer!.id : null,
      issuedAt ? issuer!.name : null,
    ],
    ...(confirmed ? [new Date(arrived + 3 * day), head.id, head.name] : [null, null, null]),
    ...[confirmed && standing.level !== 'reminder' ? '已明确报送责任人，纳入月度检查。' : null, 1],
  ]
}

function nextOf(counters: Map<string, bigint>, level: LenienceLevel, date: string): string {
  const key = `${level} ${date.slice(0, 4)}`
  const value = (counters.get(key) ?? 0n) + 1n
  counters.set(key, value)
  return formatNumber(level, Number(date.slice(0, 4)), value)
}

async function personOf({ client }: PhaseContext, pool: string): Promise<Person | null> {
  const { rows } = await client.query<Person>(
    'select u.id, u.name from actor_pool p join user_account u on u.id = p.user_id where p.pool = $1 and p.via_user_id is null order by u.login limit 1',
    [pool],
  )
  return rows[0] ?? null
}

async function nameOf({ client }: PhaseContext, orgId: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from org where id = $1', [orgId])
  return rows[0]!.name
}

async function organ({ client }: PhaseContext): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select name from org where kind = 'sasac'")
  return rows[0]?.name ?? ''
}

async function recordsSince({ client }: PhaseContext, from: string): Promise<Row[]> {
  const deadlines = Object.keys(reportDeadlines)
  const { rows } = await client.query<Omit<Row, 'arrivedAt'> & { arrivedAt: Date }>(
    `select id, org_id as "orgId", org_name as "orgName", line, matter_code as "matterCode", matter_name as "matterName", number, title,
      arrived_at as "arrivedAt", returns, corrections, values from filing
     where arrived_at >= ($1::text || ' 00:00+08')::timestamptz and status <> 'withdrawn' and (kind in ('报告', '备案') or matter_code = any ($2::text[]))
     order by arrived_at, id`,
    [from, deadlines],
  )
  return rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }))
}
