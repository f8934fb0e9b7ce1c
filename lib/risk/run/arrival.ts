import { asSystem, type Tx } from '@/lib/platform/db'
import { arrivalTries, executeRun } from './execute'
import { tellKeepers } from './tell-keepers'

/** Those who run models hear of failing arrivals once in so long. */
const quietMs = 60 * 60_000

/**
 * Judges what has arrived. Throws when the run failed and is to be tried again by the queue; after the last try those who run models are told,
 * once an hour however many arrivals fail.
 */
export async function runArrival(runId: string, now: Date): Promise<void> {
  await executeRun(runId, now)
  await asSystem('到达即跑失败时告知', (tx) => tellOfFailure(tx, runId, now))
}

async function tellOfFailure(tx: Tx, id: string, now: Date): Promise<void> {
  const run = await tx.riskRun.findUnique({ where: { id }, select: { status: true, error: true } })
  if (run?.status !== 'failed') return
  const told = await tx.riskRun.findFirst({
    where: { kind: 'arrival', status: 'failed', id: { not: id }, endedAt: { gte: new Date(now.getTime() - quietMs) } },
    select: { id: true },
  })
  if (told) return
  await tellKeepers(
    tx,
    id,
    {
      title: '新到数据的风险模型运行失败',
      body: `已试 ${arrivalTries} 次仍失败，这批数据由夜间全量运行补判；一小时内同类失败不再逐一告知，可在“模型运行”中按“到达即跑”“失败”查看。原因：${(run.error ?? '未记录').slice(0, 200)}`,
    },
    now,
  )
}
