import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { offerFolder, openFolder, type SystemUser } from './system-user'

/**
 * A folder for the cluster that the account can write: inside the data folder, or outside where a parent is closed to it; in memory where it
 * has room and nothing needs to last.
 */
export function placeCluster(dataDir: string, user: SystemUser, durable: boolean): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  if (!durable && memoryHasRoom()) {
    const place = join(memoryClusters, name)
    if (offerParents(dirname(memoryClusters)) && offerFolder(place, user)) return place
  }
  const inside = join(dataDir, 'postgres')
  mkdirSync(dataDir, { recursive: true })
  if (offerFolder(inside, user)) return inside
  rmSync(inside, { recursive: true, force: true })
  for (const parent of ['/var/lib/guozi', '/srv/guozi', join(tmpdir(), 'guozi')]) {
    const place = join(parent, 'clusters', name)
    if (offerParents(parent) && offerFolder(place, user)) return place
  }
  throw new Error(`数据库账户（uid=${user.uid}）没有可写的目录，请用 DATA_DIR 指定一个该账户能进入的数据目录。`)
}

const memoryClusters = '/dev/shm/guozi/clusters'

// A database is 1,200 small files: for each test file's a file system takes up to a second to find them places anew, memory 40 ms.
function memoryHasRoom(): boolean {
  try {
    const { type, bsize, bavail } = statfsSync('/dev/shm')
    const tmpfs = 0x01021994
    return type === tmpfs && Math.min(bsize * bavail, process.availableMemory() / 2) > 4 * 2 ** 30
  } catch {
    return false
  }
}

/** Frees the memory of clusters whose server is gone: nothing else would, until the machine stops. */
export function sweepMemory(): void {
  let names: string[] = []
  try {
    names = readdirSync(memoryClusters)
  } catch {
    return
  }
  for (const place of names.map((name) => join(memoryClusters, name))) {
    // One that is being made has no server yet.
    const old = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 600_000
    if (old && !runningServer(place)) rmSync(place, { recursive: true, force: true })
  }
}

function offerParents(parent: string): boolean {
  try {
    openFolder(parent)
    openFolder(join(parent, 'clusters'))
    return true
  } catch {
    return false
  }
}

/** The process id of the server that runs on this cluster now; undefined when none does, a leftover pid file included. */
export function runningServer(clusterDir: string): { pid: number; port: number } | undefined {
  const lines = readPidFile(clusterDir)
  const pid = Number(lines[0])
  return pid > 0 && servesCluster(pid, clusterDir) ? { pid, port: Number(lines[3]) } : undefined
}

// A server that is stopping takes the file away between any look and the read.
function readPidFile(clusterDir: string): string[] {
  try {
    return readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

// A pid can have been given to somebody else since (after a restart of the machine or container), so the process is looked at.
function servesCluster(pid: number, clusterDir: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir)
    return /postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }))
  } catch {
    return false
  }
}

/** Removes the pid file of a server that is gone. Call only after `runningServer` found none. */
export function forgetServer(clusterDir: string): void {
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
}

/** The wanted port if it is free on the loopback address, else one that the system chooses. */
export async function freePort(wanted = 0): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? fail()
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

function fail(): never {
  throw new Error('本机没有空闲的端口可用。')
}
