import { addMonths, shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import { readParams } from '@/lib/matters/facts-provider'
import { reportDeadlines } from '@/lib/matters/lenience/rules/deadlines'
import { type LadderParams, lapsesOf, type ReportRecord, standingOf, whyOf } from '@/lib/matters/lenience/rules/ladder'
import type { Lapse, MeasureBody } from '@/lib/matters/lenience/schema'
import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

const lockKey = 7_230_011

/** The figures of the ladder from the parameters in force, whole numbers. */
export function ladderParams(params: Readonly<Record<string, unknown>>): LadderParams {
  const whole = (key: string) => Math.round(Number(params[key]))
  return {
    windowMonths: whole('lenience_window_months'),
    noticeAt: whole('lenience_notice_at'),
    circularAt: whole('lenience_circular_at'),
    minorDays: whole('lenience_minor_days'),
    defects: whole('lenience_defects'),
    limits: Object.fromEntries(Object.values(reportDeadlines).map(({ param }) => [param, Number(params[param])])),
  }
}

type Row = ReportRecord & { orgName: string; line: string; matterName: string }

/**
 * Reads the record of reports and proposes what the ladder says of each lapse of the window; gives how many are new. A proposal that is
 * still to be confirmed follows the record (a lapse before it was excused); what was issued never changes. One worker at a time.
 */
export async function proposeLenience(now: Date): Promise<number> {
  return asSystem('首违不罚：从办件记录提出建议', async (tx) => {
    const [{ got } = { got: false }] = await tx.$queryRaw<{ got: boolean }[]>`select pg_try_advisory_xact_lock(${lockKey}) as got`
    if (!got) return 0
    const today = shanghaiDate(now)
    const params = ladderParams(await readParams(tx, '00000000-0000-0000-0000-000000000000', today))
    const rows = await recordsSince(tx, addMonths(today, -2 * params.windowMonths))
    const known = await tx.lenienceMeasure.findMany({
      select: { id: true, recordId: true, kind: true, status: true, ordinal: true, level: true },
    })
    const keyOf = (one: { recordId: string; kind: string }) => `${one.recordId} ${one.kind}`
    const measures = new Map(known.map((one) => [keyOf(one), one]))
    const excused = new Set(known.filter((one) => ['dismissed', 'revoked'].includes(one.status)).map(keyOf))
    const lapses = rows.flatMap((row) => lapsesOf(row, params, workCalendar)).filter((lapse) => !excused.has(keyOf(lapse)))
    const from = addMonths(today, -params.windowMonths)
    let added = 0
    for (const lapse of lapses.filter((one) => one.on > from)) {
      const row = rows.find((one) => one.id === lapse.recordId)!
      const standing = standingOf(lapse, lapses, params)
      const body = bodyOf(row, lapse, standing.basis, whyOf(lapse, standing, params))
      const proposal = { level: standing.level, ordinal: standing.ordinal, windowFrom: standing.windowFrom, body }
      const measure = measures.get(keyOf(lapse))
      if (measure) {
        if (measure.status === 'proposed' && (measure.level !== proposal.level || measure.ordinal !== proposal.ordinal))
          await tx.lenienceMeasure.updateMany({
            where: { id: measure.id, status: 'proposed' },
            data: { ...proposal, version: { increment: 1 } },
          })
        continue
      }
      const data = {
        id: newId(),
        orgId: row.orgId,
        orgName: row.orgName,
        line: row.line,
        kind: lapse.kind,
        status: 'proposed',
        recordId: row.id,
      }
      const { count } = await tx.lenienceMeasure.createMany({
        data: [{ ...data, ...proposal, lapsedOn: lapse.on, proposedAt: now }],
        skipDuplicates: true,
      })
      added += count
    }
    return added
  })
}

/** What is kept with a proposal. */
export function bodyOf(row: { matterName: string }, lapse: Lapse, basis: readonly Lapse[], why: string): MeasureBody {
  return {
    matterName: row.matterName,
    words: lapse.words,
    why,
    basis: basis.map(({ recordId, number, title, on, words }) => ({ id: recordId, number, title, on, words })),
  }
}

async function recordsSince(tx: Tx, from: string): Promise<Row[]> {
  const rows = await tx.$queryRaw<(Omit<Row, 'arrivedAt'> & { arrivedAt: Date })[]>`
    select id::text, org_id::text as "orgId", org_name as "orgName", line, matter_code as "matterCode", matter_name as "matterName", number, title,
      arrived_at as "arrivedAt", returns, corrections,
      case when matter_code = any (${Object.keys(reportDeadlines)}::text[]) then values else '{}'::jsonb end as values
    from filing where arrived_at >= (${from}::text || ' 00:00+08')::timestamptz and status <> 'withdrawn'
      and (kind in ('报告', '备案') or matter_code = any (${Object.keys(reportDeadlines)}::text[]))
    order by arrived_at, id`
  return rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }))
}
