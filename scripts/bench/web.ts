import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { encode } from 'next-auth/jwt'
import type { Actor } from '@/lib/kernel/actor'
import { env, secret } from '@/lib/platform/env'
import { appUrl } from '@/lib/platform/postgres/connection'
import { webFlags } from '../steps/web-flags'

/** A web process of the built platform, with the measurement page open. */
export type Web = { address: string; pid: number; rss(): number; stop(): Promise<void> }

/**
 * Starts it on a free port, run by Node as the platform runs it, and waits until it answers from its database.
 * `heapLimit` fixes its old space in MB.
 */
export async function startWeb(ownerUrl: string, { heapLimit }: { heapLimit?: number } = {}): Promise<Web> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const log = openSync(join(env.DATA_DIR, 'web.log'), 'a')
  const settings = {
    ...process.env,
    NODE_ENV: 'production' as const,
    TZ: 'Asia/Shanghai',
    BENCH: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    APP_DATABASE_URL: appUrl(ownerUrl),
    AUTH_SECRET: secret('auth'),
    NEXTAUTH_SECRET: secret('auth'),
    NEXTAUTH_URL: address,
    SUPERVISOR_PID: String(process.pid),
  }
  const leash = pathToFileURL(resolve('scripts/steps/leash.mjs')).href
  const heap = heapLimit ? [`--max-old-space-size=${heapLimit}`] : []
  const flags = [...webFlags, ...heap, '--import', leash, 'node_modules/next/dist/bin/next', 'start']
  const child = spawn(process.execPath, [...flags, '-p', String(port), '-H', '127.0.0.1'], {
    env: settings,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  await untilAnswering(address, child)
  const pid = child.pid ?? 0
  return {
    address,
    pid,
    rss: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done())
        child.kill('SIGTERM')
      }),
  }
}

/** The cookie that a browser of this person would send. */
export async function cookieOf(actor: Actor): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sub: actor.userId, token: actor.token }, secret: secret('auth') })}`
}

async function untilAnswering(address: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (child.exitCode !== null) break
    // No worker belongs to the measurement, so the whole is never well: this process and its database are enough.
    const report = await fetch(`${address}/api/health`).then(
      (response) => response.json(),
      () => null,
    )
    if (report?.database === 'ok') return
    await sleep(100)
  }
  child.kill()
  throw new Error(`The web process did not come up; see ${join(env.DATA_DIR, 'web.log')}`)
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
