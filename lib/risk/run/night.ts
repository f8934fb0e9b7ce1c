import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { executeRun } from './execute'
import { tellKeepers } from './tell-keepers'

const minute = 60_000
/** Longer than from one night to the next. */
const nightMs = 26 * 60 * minute
/** A night that failed is tried again after so long, and so many times in all. */
const pauseMs = 10 * minute
export const nightTries = 3

/** The nightly run over everything; one at a time. Those who run models are told of one that failed. */
export async function runNight(now: Date): Promise<void> {
  const id = newId()
  const started = await asSystem('夜间运行', async (tx) => {
    const running = await tx.riskRun.findFirst({ where: { kind: 'nightly', status: { in: ['queued', 'running'] } } })
    if (running) return running.id
    await tx.riskRun.create({ data: { id, kind: 'nightly', scope: {}, models: [], status: 'queued', askedByName: '系统', askedAt: now } })
    return id
  })
  await executeRun(started, now)
  await asSystem('夜间运行失败时告知', (tx) => tellOfFailure(tx, started, now))
}

/** Whether a night was missed, or failed and is to be tried again. */
export function isNightDue(now: Date): Promise<boolean> {
  return asSystem('补跑夜间运行', async (tx) => {
    const [last, ...earlier] = await recentNights(tx, now)
    if (last && (last.status !== 'failed' || now.getTime() - last.askedAt.getTime() < pauseMs)) return false
    if (last && failuresInARow([last, ...earlier]) >= nightTries) return false
    return (
      ((await tx.tender.findFirst({ select: { tenderId: true } })) ??
        (await tx.indicatorSheet.findFirst({ select: { statementId: true } }))) !== null
    )
  })
}

/** Nights since the one before yesterday's, newest first. */
const recentNights = (tx: Tx, now: Date) =>
  tx.riskRun.findMany({
    where: { kind: 'nightly', askedAt: { gte: new Date(now.getTime() - nightMs) } },
    orderBy: { askedAt: 'desc' },
    select: { status: true, askedAt: true },
  })

function failuresInARow(nights: readonly { status: string }[]): number {
  const end = nights.findIndex(({ status }) => status !== 'failed')
  return end < 0 ? nights.length : end
}

async function tellOfFailure(tx: Tx, id: string, now: Date): Promise<void> {
  const run = await tx.riskRun.findUnique({ where: { id }, select: { status: true, error: true } })
  if (run?.status !== 'failed') return
  const tries = failuresInARow(await recentNights(tx, now))
  const next =
    tries < nightTries
      ? `将在 ${pauseMs / minute} 分钟后自动重试（第 ${tries} 次，至多 ${nightTries} 次）。`
      : `已连续失败 ${tries} 次，今天不再自动重试；排除原因后可在“模型运行”中对全部数据运行一次。`
  await tellKeepers(
    tx,
    id,
    {
      title: '风险模型夜间全量运行失败',
      body: `今天的发现可能不是最新。${next}原因：${(run.error ?? '未记录').slice(0, 200)}`,
    },
    now,
  )
}
