import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { env, secret } from '@/lib/platform/env'
import { appUrl, sandboxUrl } from '@/lib/platform/postgres/connection'
import { migrateDatabase } from '@/lib/platform/postgres/migrate'
import { buildWeb } from './build-web'
import { type OpenDatabase, openDatabase } from './database'
import { generateClient } from './generate-client'
import { phase } from './phase'
import { seedData } from './seed-data'
import { claimDataDir } from './single-run'
import { stopOnSignal } from './stop-on-signal'
import { type Supervised, supervise } from './supervise'
import { webFlags } from './web-flags'

/** How to start: `dev` serves sources without a build; `throwAway` deletes the embedded database at the end. */
export type StartOptions = { dev: boolean; throwAway: boolean }

/**
 * Brings everything up in order and returns the address once it answers healthily. On failure, and on a signal at any time,
 * whatever was started is stopped in reverse order.
 */
export async function startPlatform(options: StartOptions): Promise<string> {
  const undo: (() => Promise<void> | void)[] = [claimDataDir(env.DATA_DIR)]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  stopOnSignal(stop)
  try {
    await refuseTakenPort()
    await phase('生成数据库客户端代码', () => generateClient())
    let database: OpenDatabase | undefined
    await phase('启动数据库', async () => {
      database = await openDatabase(options)
      undo.push(database.close)
      return database.note
    })
    if (!database) throw new Error('数据库没有启动')
    const { ownerUrl } = database
    await phase('升级数据库', async () => {
      const { migrations, scripts } = await migrateDatabase(ownerUrl)
      return `迁移 ${migrations.length} 个，重复脚本 ${scripts} 个`
    })
    const seeding = () => phase('写入初始数据', () => seedData(ownerUrl))
    const building = () => (options.dev ? undefined : phase('构建网页', buildWeb))
    // Side by side where nobody reads how long each takes: neither keeps both processors busy.
    if (options.throwAway) await Promise.all([seeding(), building()])
    else {
      await seeding()
      await building()
    }
    const processes = startProcesses(ownerUrl, options)
    undo.push(async () => {
      await Promise.all(processes.map((process) => process.stop()))
    })
    await phase('启动网页与后台进程', () => untilHealthy(processes))
    undo.push(watchDatabase(database))
    return address()
  } catch (error) {
    await stop()
    throw error
  }
}

const address = () => `http://${env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST}:${env.PORT}`

function refuseTakenPort(): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer()
    probe.once('error', () => taken(new Error(`端口 ${env.PORT} 已被其他程序占用，请用 PORT=其他端口 启动。`)))
    probe.listen(env.PORT, env.HOST, () => probe.close(() => free()))
  })
}

const peerAddress = pathToFileURL(resolve('scripts/steps/peer-address.mjs')).href

function startProcesses(ownerUrl: string, { dev }: StartOptions): Supervised[] {
  const shared = {
    ...process.env,
    NODE_ENV: dev ? ('development' as const) : ('production' as const),
    TZ: 'Asia/Shanghai',
    NEXT_TELEMETRY_DISABLED: '1',
    DATA_DIR: env.DATA_DIR,
    APP_DATABASE_URL: env.APP_DATABASE_URL ?? appUrl(ownerUrl),
    SANDBOX_DATABASE_URL: env.SANDBOX_DATABASE_URL ?? sandboxUrl(ownerUrl),
    AUTH_SECRET: secret('auth'),
    NEXTAUTH_SECRET: secret('auth'),
    NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? process.env.PUBLIC_URL ?? address(),
  }
  const log = (name: string) => join(env.DATA_DIR, 'logs', `${name}.log`)
  const next = [
    ...webFlags,
    '--import',
    peerAddress,
    'node_modules/next/dist/bin/next',
    dev ? 'dev' : 'start',
    '-p',
    String(env.PORT),
    '-H',
    env.HOST,
    // Longer than proxies keep theirs: a connection that ends while a request is on its way would be an error in between.
    ...(dev ? [] : ['--keepAliveTimeout', '75000']),
  ]
  return [
    // The web process never learns the owner's login: whoever breaks into it stays below row security.
    supervise({ name: '网页进程', args: next, env: { ...shared, DATABASE_URL: undefined }, logPath: log('web') }),
    supervise({
      name: '后台进程',
      args: ['--import', 'tsx', 'scripts/worker.ts'],
      env: { ...shared, DATABASE_URL: ownerUrl },
      logPath: log('worker'),
    }),
  ]
}

async function untilHealthy(processes: Supervised[]): Promise<void> {
  for (let waited = 0; waited < 90_000; waited += 100) {
    const dead = processes.find((process) => !process.alive())
    if (dead) throw new Error(`${dead.name}启动失败，日志末尾：\n${dead.logTail()}`)
    if (
      await fetch(`${address()}/api/health`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await sleep(100)
  }
  throw new Error(`平台 90 秒内没有就绪，网页日志末尾：\n${processes[0]?.logTail()}`)
}

function watchDatabase(database: OpenDatabase): () => void {
  const timer = setInterval(() => {
    database.revive().then(
      (revived) => revived && console.error('  ! 数据库进程意外停止，已重新启动'),
      (error: Error) => console.error(`  ! 数据库无法重新启动：${error.message}`),
    )
  }, 3000)
  return () => clearInterval(timer)
}
