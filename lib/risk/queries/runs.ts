import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { isId } from '@/lib/platform/id'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'
import { modelOf } from '../models/registry'
import type { runKinds, runStatuses } from '../schema'
import { columnTitle } from './models'

type Kind = keyof typeof runKinds
type Status = keyof typeof runStatuses

/** Runs of the models, newest first; those of single arrivals only when asked for. */
export const runList = defineQuery({
  name: 'runList',
  permission: 'risk.model',
  input: z.object({
    kind: z.enum(['arrival', 'nightly', 'demand', 'shadow', 'backtest']).optional(),
    status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']).optional(),
    cursor: z.string().max(300).optional(),
    size: z.number().int().min(1).max(100).default(20),
  }),
  run: async ({ tx }, { kind, status, cursor: at, size }) => {
    const cursor = readCursor(at)
    const down = !(cursor?.back ?? false)
    const rows = await tx.riskRun.findMany({
      where: {
        kind: kind ?? { not: 'arrival' },
        ...(status ? { status } : {}),
        ...(cursor ? { id: down ? { lt: cursor.id } : { gt: cursor.id } } : {}),
      },
      orderBy: { id: down ? 'desc' : 'asc' },
      take: size + 1,
    })
    const page = pageOf(rows, size, cursor, ({ id }) => ({ value: null, id }))
    const running = await tx.riskRun.count({ where: { status: { in: ['queued', 'running'] } } })
    return { ...page, rows: page.rows.map(toRow), running }
  },
})
export type RunRow = Awaited<ReturnType<typeof runList.run>>['rows'][number]

/** One run with what every model did in it. */
export const runRecord = defineQuery({
  name: 'runRecord',
  permission: 'risk.model',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const run = isId(id) ? await tx.riskRun.findUnique({ where: { id } }) : null
    if (!run) throw new Refusal('not_found', '没有这次运行。')
    const models = await tx.riskModelRun.findMany({ where: { runId: id }, orderBy: [{ hits: 'desc' }, { modelCode: 'asc' }] })
    return {
      ...toRow(run),
      results: models.map(({ modelCode, status, missing, hits, ms, version }) => ({
        ...{ code: modelCode, name: modelOf(modelCode)?.name ?? modelCode, status, hits, ms, version },
        missing: missing.map(columnTitle),
      })),
    }
  },
})
export type RunRecord = Awaited<ReturnType<typeof runRecord.run>>

type Stored = {
  id: string
  kind: string
  scope: unknown
  models: string[]
  status: string
  done: number
  total: number
  hits: number
  stopAsked: boolean
  error: string | null
  askedByName: string
  askedAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

function toRow(run: Stored) {
  const { id, models, done, total, hits, stopAsked, error, askedByName } = run
  return {
    ...{ id, models, done, total, hits, stopAsked, error, askedByName },
    scope: run.scope as { tenders?: string[]; orgs?: string[]; from?: string; to?: string },
    kind: run.kind as Kind,
    status: run.status as Status,
    askedAt: run.askedAt.toISOString(),
    seconds: run.startedAt && run.endedAt ? Math.round((run.endedAt.getTime() - run.startedAt.getTime()) / 1000) : null,
  }
}
