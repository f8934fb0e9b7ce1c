import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Claims the data folder for this process; throws when another start of the platform holds it. Returns how to let go. */
export function claimDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'up.pid')
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  if (holder && holder !== process.pid && isPlatform(holder)) {
    throw new Error(`数据目录 ${dataDir} 上已有一个平台在运行（PID ${holder}）。请先停止它，或用 DATA_DIR 和 PORT 另起一个。`)
  }
  writeFileSync(path, String(process.pid))
  return () => rmSync(path, { force: true })
}

// The pid may belong to somebody else by now, so its command line is looked at.
function isPlatform(pid: number): boolean {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
    return /scripts\/(up|dev)\.ts/.test(command)
  } catch {
    return false
  }
}
