import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** One long-running process of the platform: how it is started, and where its output goes. */
export type ProcessPlan = { name: string; args: string[]; env: NodeJS.ProcessEnv; logPath: string }

/** A process that is started again when it dies, each time after a longer pause, until it is stopped. */
export type Supervised = { name: string; alive(): boolean; logTail(): string; stop(): Promise<void> }

const leash = pathToFileURL(resolve('scripts/steps/leash.mjs')).href
const firstPause = 500
const longestPause = 30_000
// A process that lived this long was healthy: its next death starts with the short pause again.
const healthyAfter = 60_000

/** Starts the process and keeps it running. */
export function supervise(plan: ProcessPlan): Supervised {
  let child: ChildProcess | undefined
  let stopping = false
  let pause = firstPause
  let timer: NodeJS.Timeout | undefined
  const launch = () => {
    const begun = performance.now()
    const started = run(plan)
    child = started
    started.once('exit', (code, signal) => {
      child = undefined
      if (stopping) return
      if (performance.now() - begun > healthyAfter) pause = firstPause
      console.error(`  ! ${plan.name}已退出（${signal ?? code}），${(pause / 1000).toFixed(1)} 秒后重新启动；日志 ${plan.logPath}`)
      timer = setTimeout(launch, pause)
      pause = Math.min(pause * 2, longestPause)
    })
  }
  launch()
  return {
    name: plan.name,
    alive: () => child !== undefined,
    logTail: () => readFileSync(plan.logPath, 'utf8').split('\n').slice(-25).join('\n'),
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (child) await end(child)
    },
  }
}

function run({ args, env, logPath }: ProcessPlan): ChildProcess {
  mkdirSync(dirname(logPath), { recursive: true })
  if (existsSync(logPath) && statSync(logPath).size > 20 * 2 ** 20) renameSync(logPath, `${logPath}.1`)
  const log = openSync(logPath, 'a', 0o600)
  // A process group of its own: Ctrl-C reaches the supervisor alone, which stops everything in order.
  const child = spawn(process.execPath, ['--import', leash, ...args], {
    env: { ...env, SUPERVISOR_PID: String(process.pid) },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  return child
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), 20_000)
    child.once('exit', () => {
      clearTimeout(hard)
      done()
    })
    child.kill('SIGTERM')
  })
}
