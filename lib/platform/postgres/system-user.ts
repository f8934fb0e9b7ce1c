import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs'

/** The operating-system account PostgreSQL runs under; empty when it is simply the current one. */
export type SystemUser = { uid?: number; gid?: number }

/** PostgreSQL refuses root: as root an account `postgres` is used, created if it can be, else `nobody`. */
export function postgresUser(): SystemUser {
  if (process.getuid?.() !== 0) return {}
  return lookUp('postgres') ?? createAccount() ?? lookUp('nobody') ?? fail()
}

function lookUp(name: string): SystemUser | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

function createAccount(): SystemUser | undefined {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ] as const
  for (const [command, ...args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return lookUp('postgres')
  }
  return undefined
}

function fail(): never {
  throw new Error(
    '以 root 身份启动内置数据库需要系统账户 postgres 或 nobody，请先创建（useradd --system postgres），或设置 DATABASE_URL 使用外部数据库。',
  )
}

/** Makes the folder and hands it to the account; false when the account cannot write there (a closed parent folder). */
export function offerFolder(path: string, user: SystemUser): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (user.uid === undefined || user.gid === undefined) return true
    chownSync(path, user.uid, user.gid)
    return runsAs(user, '/bin/sh', ['-c', 'test -w "$0" && test -x "$0"', path])
  } catch {
    return false
  }
}

/** A folder that every account may pass through, whatever the umask of the person who starts the platform. */
export function openFolder(path: string): void {
  const made = mkdirSync(path, { recursive: true, mode: 0o755 })
  if (made || (statSync(path).uid === process.getuid?.() && path.includes('guozi'))) chmodSync(path, 0o755)
}

/** True when the program, run by that account, ends well. */
export function runsAs(user: SystemUser, program: string, args: string[]): boolean {
  return spawnSync(program, args, { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
