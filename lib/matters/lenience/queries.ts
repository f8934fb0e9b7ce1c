import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { organOf } from '@/lib/matters/lenience/organ'
import { letterOf } from '@/lib/matters/lenience/rules/letter'
import {
  type LapseKind,
  type LenienceLevel,
  type LenienceStatus,
  lenienceFilterSchema,
  type MeasureBody,
} from '@/lib/matters/lenience/schema'
import { fullNameOf } from '@/lib/matters/paper/issue'
import { isId } from '@/lib/platform/id'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

const tabs: Record<string, LenienceStatus[]> = {
  proposed: ['proposed'],
  issued: ['issued', 'acknowledged'],
  ended: ['dismissed', 'revoked'],
  all: ['proposed', 'issued', 'acknowledged', 'dismissed', 'revoked'],
}

export type LenienceRow = {
  readonly id: string
  readonly orgName: string
  readonly kind: LapseKind
  readonly level: LenienceLevel
  readonly status: LenienceStatus
  readonly matterName: string
  readonly words: string
  readonly why: string
  readonly lapsedOn: string
  readonly number: string | null
  readonly issuedAt: string | null
  readonly acknowledgedAt: string | null
}

/** Measures of the asker's enterprises, newest first, with counts: what was issued this year by level, and what waits or stands of all years. */
export const lenienceList = defineQuery({
  name: 'lenienceList',
  permission: 'matter.read',
  input: lenienceFilterSchema,
  run: async ({ tx, now }, { tab, level, kind, words, size, cursor: at }) => {
    const cursor = readCursor(at)
    const down = !(cursor?.back ?? false)
    const found = await tx.lenienceMeasure.findMany({
      where: {
        status: { in: tabs[tab] ?? tabs.all! },
        ...(level ? { level } : {}),
        ...(kind ? { kind } : {}),
        ...(words ? { OR: [{ orgName: { contains: words } }, { number: { contains: words } }] } : {}),
        ...(cursor ? { id: down ? { lt: cursor.id } : { gt: cursor.id } } : {}),
      },
      orderBy: { id: down ? 'desc' : 'asc' },
      take: size + 1,
    })
    const page = pageOf(found, size, cursor, (row) => ({ value: null, id: row.id }))
    const year = shanghaiDate(now).slice(0, 4)
    const counts = await tx.$queryRaw<{ level: LenienceLevel; issued: number; standing: number; waiting: number; proposed: number }[]>`
      select level, count(*) filter (where status in ('issued', 'acknowledged') and issued_at >= ${`${year}-01-01 00:00+08`}::timestamptz)::int as issued,
        count(*) filter (where status in ('issued', 'acknowledged'))::int as standing,
        count(*) filter (where status = 'issued')::int as waiting, count(*) filter (where status = 'proposed')::int as proposed
      from lenience_measure group by level`
    const sum = (pick: (row: (typeof counts)[number]) => number) => counts.reduce((total, row) => total + pick(row), 0)
    const issued = (one: LenienceLevel) => counts.find((row) => row.level === one)?.issued ?? 0
    return {
      ...page,
      rows: page.rows.map(toRow),
      year,
      counts: {
        ...{ reminder: issued('reminder'), notice: issued('notice'), circular: issued('circular') },
        ...{ proposed: sum((row) => row.proposed), waiting: sum((row) => row.waiting), standing: sum((row) => row.standing) },
      },
    }
  },
})
export type LenienceList = Awaited<ReturnType<typeof lenienceList.run>>

/** One measure with what it rests on and its letter; `draft` = the letter as it would be issued now, still without a number. */
export const lenienceRecord = defineQuery({
  name: 'lenienceRecord',
  permission: 'matter.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor, now }, { id }) => {
    const row = isId(id) ? await tx.lenienceMeasure.findUnique({ where: { id } }) : null
    if (!row) throw new Refusal('not_found', '没有这条提示记录，或者您无权查看。')
    const body = row.body as unknown as MeasureBody
    const shown = toRow(row)
    const draft = row.status === 'proposed'
    return {
      ...shown,
      version: row.version,
      recordId: row.recordId,
      line: row.line,
      ordinal: row.ordinal,
      windowFrom: row.windowFrom,
      basis: body.basis,
      draft,
      letter: draft
        ? letterOf({
            ...shown,
            orgName: await fullNameOf(tx, row.orgId),
            body,
            number: '文号在发出时编定',
            organ: (await organOf(tx, actor)).name,
            date: shanghaiDate(now),
          })
        : (body.letter ?? null),
      proposedAt: row.proposedAt.toISOString(),
      issuedBy: row.issuedByName,
      acknowledgedBy: row.acknowledgedByName,
      answer: row.answer,
      ended: row.endedAt ? { at: row.endedAt.toISOString(), by: row.endedByName ?? '', reason: row.endedReason ?? '' } : null,
    }
  },
})
export type LenienceRecordDto = Awaited<ReturnType<typeof lenienceRecord.run>>

type Stored = {
  id: string
  orgName: string
  kind: string
  level: string
  status: string
  body: unknown
  lapsedOn: string
  number: string | null
  issuedAt: Date | null
  acknowledgedAt: Date | null
}

function toRow(row: Stored): LenienceRow {
  const { matterName, words, why } = row.body as unknown as MeasureBody
  return {
    ...{ id: row.id, orgName: row.orgName, lapsedOn: row.lapsedOn, number: row.number, matterName, words, why },
    kind: row.kind as LapseKind,
    level: row.level as LenienceLevel,
    status: row.status as LenienceStatus,
    issuedAt: row.issuedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  }
}
