import { spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { env, secret } from '../env'
import { runnableBinaries } from './binaries'
import { forgetServer, freePort, placeCluster, runningServer } from './cluster-files'
import { type ClusterState, readState, writeState } from './cluster-state'
import { serverFlags } from './settings'
import { postgresUser, type SystemUser } from './system-user'

/** Name of the login that owns every database of the embedded server; it may create roles and databases and is no superuser. */
export const ownerRole = 'guozi_owner'
/** Name of the platform's database on the embedded server. */
export const mainDatabase = 'guozi'

/** A running embedded server. `stop` waits until it is down; `destroy` also deletes the cluster. */
export type EmbeddedServer = {
  pid: number
  port: number
  startedBy: string
  ownerUrl(database?: string): string
  superuserUrl(database?: string): string
  stop(): Promise<void>
  destroy(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  /** Who starts it (`up`, `db`, `test`): remembered, so that another command knows whether to stop it. */
  startedBy: string
  /** A server already running on the data folder is taken over instead of refused. */
  adopt?: boolean
  /** False for throw-away test clusters: faster, loses data when the machine stops. */
  durable?: boolean
}

/** Starts the embedded PostgreSQL on the data folder, making the cluster, its owner and the database `guozi` when absent. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir } = options
  const user = postgresUser()
  const clusterDir = readState(dataDir)?.clusterDir ?? placeCluster(dataDir, user, options.durable ?? true)
  const running = runningServer(clusterDir)
  if (running && !options.adopt) {
    throw new Error(`数据目录 ${dataDir} 正在被另一个数据库进程（PID ${running.pid}）使用，请先停止它，或用 DATA_DIR 指定其他目录。`)
  }
  if (running) return handle(dataDir, { ...running, startedBy: readState(dataDir)?.startedBy ?? options.startedBy, clusterDir })

  const { postgres, initdb } = runnableBinaries(user)
  if (!existsSync(join(clusterDir, 'PG_VERSION'))) initialise(initdb, clusterDir, dataDir, user)
  forgetServer(clusterDir)
  const port = await freePort(readState(dataDir)?.port)
  const state: ClusterState = { clusterDir, port, startedBy: options.startedBy }
  writeState(dataDir, state)
  const pid = await launch(postgres, state, dataDir, user, options.durable ?? true)
  const server = handle(dataDir, { pid, port, startedBy: options.startedBy, clusterDir })
  await ensureOwner(server, dataDir)
  return server
}

/** The server that runs on the data folder now, or undefined. */
export function findEmbedded(dataDir: string): EmbeddedServer | undefined {
  const state = readState(dataDir)
  const running = state && runningServer(state.clusterDir)
  return state && running ? handle(dataDir, { ...running, startedBy: state.startedBy ?? '', clusterDir: state.clusterDir }) : undefined
}

type Facts = { pid: number; port: number; startedBy: string; clusterDir: string }

function handle(dataDir: string, { pid, port, startedBy, clusterDir }: Facts): EmbeddedServer {
  const url = (user: string, password: string, database: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
  const stop = () => stopServer(pid, clusterDir)
  return {
    pid,
    port,
    startedBy,
    ownerUrl: (database = mainDatabase) => url(ownerRole, secret('owner', dataDir), database),
    superuserUrl: (database = 'postgres') => url('postgres', secret('superuser', dataDir), database),
    stop,
    async destroy() {
      await stop()
      rmSync(clusterDir, { recursive: true, force: true })
      rmSync(join(dataDir, 'postgres.json'), { force: true })
    },
  }
}

function initialise(initdb: string, clusterDir: string, dataDir: string, user: SystemUser): void {
  // A first start that broke off half-way leaves files that initdb refuses.
  rmSync(clusterDir, { recursive: true, force: true })
  mkdirSync(clusterDir, { recursive: true, mode: 0o700 })
  const passwordFile = `${clusterDir}.password`
  writeFileSync(passwordFile, `${secret('superuser', dataDir)}\n`, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) for (const path of [clusterDir, passwordFile]) chownSync(path, user.uid, user.gid)
  try {
    const flags = [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--auth=scram-sha-256',
      '--no-instructions',
    ]
    const run = spawnSync(initdb, [`--pgdata=${clusterDir}`, '--username=postgres', `--pwfile=${passwordFile}`, ...flags], {
      ...user,
      cwd: '/',
      env: serverEnvironment(),
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(`内置数据库初始化失败：\n${run.error?.message ?? ''}${run.stderr}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

// Nothing of the caller's environment reaches the server: LANG, PGDATA and the like would change what it does.
const serverEnvironment = () => ({
  ...{ PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'Asia/Shanghai', NODE_ENV: env.NODE_ENV },
  // Statements over the whole market take and give back tens of megabytes for every sort and hash; given back to the system, each page must be
  // had anew from it. A backend keeps up to 64 MB for its next statement instead.
  ...{ MALLOC_TRIM_THRESHOLD_: String(64 * 2 ** 20), MALLOC_MMAP_THRESHOLD_: String(32 * 2 ** 20), MALLOC_TOP_PAD_: String(2 ** 20) },
})

async function launch(postgres: string, state: ClusterState, dataDir: string, user: SystemUser, durable: boolean): Promise<number> {
  const logPath = join(dataDir, 'postgres.log')
  if (existsSync(logPath) && statSync(logPath).size > 10 * 2 ** 20) renameSync(logPath, `${logPath}.1`)
  const log = openSync(logPath, 'a', 0o600)
  const child = spawn(postgres, ['-D', state.clusterDir, ...serverFlags(state.port, { durable })], {
    ...user,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `code ${code ?? signal}`
  })
  child.unref()
  const url = `postgresql://postgres:${secret('superuser', dataDir)}@127.0.0.1:${state.port}/postgres`
  // Recovery after a hard stop can take long on a big cluster.
  for (let waited = 0; waited < 120_000; waited += 50) {
    if (ended)
      throw new Error(`内置数据库启动失败（${ended}），日志末尾：\n${readFileSync(logPath, 'utf8').split('\n').slice(-12).join('\n')}`)
    if (await accepts(url)) return child.pid ?? 0
    await sleep(50)
  }
  throw new Error(`内置数据库 120 秒内没有就绪，详见 ${logPath}`)
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    // 57P03: starting up or recovering. Any other answer of the server itself will not get better by waiting.
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && code !== '57P03') throw error
    return false
  }
}

async function ensureOwner(server: EmbeddedServer, dataDir: string): Promise<void> {
  const client = new Client({ connectionString: server.superuserUrl() })
  await client.connect()
  try {
    const has = async (sql: string, name: string) => ((await client.query(sql, [name])).rowCount ?? 0) > 0
    const password = client.escapeLiteral(secret('owner', dataDir))
    if (!(await has('select 1 from pg_roles where rolname = $1', ownerRole))) {
      await client.query(`create role ${ownerRole} login nosuperuser createrole createdb password ${password}`)
    }
    if (!(await has('select 1 from pg_database where datname = $1', mainDatabase))) {
      await client.query(`create database ${mainDatabase} owner ${ownerRole}`)
    }
  } finally {
    await client.end()
  }
}

async function stopServer(pid: number, clusterDir: string): Promise<void> {
  if (runningServer(clusterDir)?.pid !== pid) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 60_000; waited += 25) {
    if (!runningServer(clusterDir)) return
    await sleep(25)
  }
  throw new Error(`数据库进程（PID ${pid}）60 秒内没有停止。`)
}
