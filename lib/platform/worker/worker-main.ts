import { asSystem, closeDatabase } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { startJobs } from '@/lib/platform/worker/jobs'
import { definedLoops } from '@/lib/platform/worker/loops'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { sealAudit, sealForgotten } from '@/lib/platform/worker/sealer'
import { tidyRows } from '@/lib/platform/worker/tidy'

/**
 * The worker process: relays the outbox (every 100 ms), seals the audit trail (every second, what a clock left out every five minutes), runs jobs,
 * schedules and the loops of the domains, tidies up (hourly), and writes its heartbeat. Survives a database that goes away and comes back.
 * Gives the function that stops it cleanly.
 */
export async function startWorker(): Promise<() => Promise<void>> {
  const loops = [
    every(100, () => relayOutbox(new Date())),
    every(1000, () => sealAudit(new Date())),
    every(300_000, () => sealForgotten(new Date())),
    every(3000, () => beat('worker')),
    every(3_600_000, () => tidyRows(new Date())),
    ...definedLoops().map(({ pauseMs, work }) => every(pauseMs, () => work(new Date()))),
  ]
  const stopJobs = await startJobs()
  await beat('worker')
  log.info('后台进程已启动')
  return async () => {
    await Promise.all(loops.map((stop) => stop()))
    await stopJobs()
    await closeDatabase()
    log.info('后台进程已停止')
  }
}

/** Writes that a process lives. */
export async function beat(name: string): Promise<void> {
  await asSystem(
    '心跳',
    (tx) =>
      tx.$executeRaw`insert into heartbeat (name, at, detail) values (${name}, now(), '{}') on conflict (name) do update set at = now()`,
  )
}

/** Repeats work with a pause after each run; an error is logged once a minute and tried again. Gives a function that waits for the last run. */
function every(pauseMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false
  let wake: (() => void) | undefined
  let complainedAt = 0
  const running = (async () => {
    while (!stopped) {
      let failed = false
      try {
        await work()
      } catch (error) {
        failed = true
        if (Date.now() - complainedAt > 60_000) log.error({ err: String(error) }, '后台循环出错，将继续重试')
        complainedAt = Date.now()
      }
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, failed ? Math.max(pauseMs, 1000) : pauseMs)
      })
    }
  })()
  return async () => {
    stopped = true
    wake?.()
    await running
  }
}
