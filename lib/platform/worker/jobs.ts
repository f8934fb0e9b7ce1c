import { PgBoss } from 'pg-boss'
import { log } from '@/lib/platform/log'
import { appUrl } from '@/lib/platform/postgres/connection'

type Work = (data: Record<string, unknown>, now: Date) => Promise<unknown>
type Job = { name: string; cron?: string; work: Work }

const jobs = new Map<string, Job>()
let boss: PgBoss | undefined
let ready = false

/** Whether jobs can be queued in this process: the queue has started and not been stopped. */
export const jobsReady = () => ready

/** Registers a job: run on demand by `sendJob`, and by the clock of Asia/Shanghai when it has a cron line. Work may run twice. */
export function defineJob(job: Job): void {
  jobs.set(job.name, job)
}

// The queue gives copies of what went wrong, which are no errors any more.
const messageOf = (error: unknown) => (typeof error === 'object' && error && 'message' in error ? String(error.message) : String(error))

function newBoss(): PgBoss {
  const url = new URL(appUrl())
  url.searchParams.set('options', '-c role=guozi_all')
  const made = new PgBoss({ connectionString: url.href, max: 4, createSchema: false, schema: 'pgboss' })
  made.on('error', (error) => log.error({ err: messageOf(error) }, '任务队列出错'))
  return made
}

/** Starts the queue and its workers in this process (the worker); gives the function that stops it. */
export async function startJobs(): Promise<() => Promise<void>> {
  boss = newBoss()
  await boss.start()
  for (const job of jobs.values()) {
    await boss.createQueue(job.name, { retryLimit: 5, retryBackoff: true, retryDelay: 2 })
    await boss.work<Record<string, unknown>>(job.name, { pollingIntervalSeconds: 1 }, async (batch) => {
      for (const one of batch) await job.work(one.data ?? {}, new Date())
    })
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
  }
  const started = boss
  ready = true
  return async () => {
    ready = false
    boss = undefined
    await started.stop({ graceful: true, timeout: 8_000 })
  }
}

/** Queues a job from inside the worker (event handlers). Throws when the queue is not running there. */
export async function sendJob(name: string, data: Record<string, unknown>, singletonKey?: string): Promise<void> {
  if (!boss) throw new Error(`任务队列未启动，无法排入 ${name}`)
  await boss.send(name, data, singletonKey ? { singletonKey } : {})
}
