import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimDataDir } from '@/scripts/steps/single-run'
import { supervise } from '@/scripts/steps/supervise'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guozi-processes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 10_000) throw new Error('the condition was not met within ten seconds')
    await sleep(20)
  }
}

/** A program that writes its pid on a line of its own at every start, then does what the rest of its source says. */
function program(name: string, rest: string): { args: string[]; pids(): number[] } {
  const path = join(folder, `${name}.mjs`)
  const pidPath = join(folder, `${name}.pids`)
  writeFileSync(path, `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(pidPath)}, process.pid + '\\n')\n${rest}`)
  return { args: [path], pids: () => (existsSync(pidPath) ? readFileSync(pidPath, 'utf8').trim().split('\n').map(Number) : []) }
}

describe('a supervised process', () => {
  test('is started again when it dies, and not any more once it was stopped', async () => {
    const { args, pids } = program('steady', 'setInterval(() => {}, 1000)')
    const supervised = supervise({ name: 'steady', args, env: process.env, logPath: join(folder, 'logs/steady.log') })
    await until(() => pids().length === 1)
    process.kill(pids()[0] ?? 0, 'SIGKILL')
    await until(() => pids().length === 2)
    expect(supervised.alive()).toBe(true)
    await supervised.stop()
    expect(supervised.alive()).toBe(false)
    expect(alive(pids()[1] ?? 0)).toBe(false)
    await sleep(700)
    expect(pids()).toHaveLength(2)
  })

  test('that dies at once is tried again after longer and longer pauses, and its last words are kept', async () => {
    const { args, pids } = program('hasty', `console.error('no port'); process.exit(3)`)
    const supervised = supervise({ name: 'hasty', args, env: process.env, logPath: join(folder, 'logs/hasty.log') })
    await sleep(2500)
    await supervised.stop()
    // Pauses of 0.5, 1 and 2 seconds: three starts fit into this time, a tight loop would make dozens.
    expect(pids().length).toBeGreaterThanOrEqual(2)
    expect(pids().length).toBeLessThanOrEqual(3)
    expect(supervised.logTail()).toContain('no port')
  })

  test('ends when its supervisor is killed without a word', async () => {
    const { args, pids } = program('orphan', 'setInterval(() => {}, 1000)')
    const source = `import { supervise } from './scripts/steps/supervise.ts'
      supervise({ name: 'orphan', args: ${JSON.stringify(args)}, env: process.env, logPath: ${JSON.stringify(join(folder, 'logs/orphan.log'))} })`
    const supervisor = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], { stdio: 'ignore' })
    await until(() => pids().length === 1)
    supervisor.kill('SIGKILL')
    await until(() => !alive(pids()[0] ?? 0))
  })
})

describe('a data folder', () => {
  test('belongs to one platform at a time; a leftover of a dead one, or of a stranger with its pid, does not count', async () => {
    const dataDir = join(folder, 'data')
    const release = claimDataDir(dataDir)
    expect(readFileSync(join(dataDir, 'up.pid'), 'utf8')).toBe(String(process.pid))
    release()
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'scripts/up.ts'], { stdio: 'ignore' })
    await until(() => other.pid !== undefined && readFileSync(`/proc/${other.pid}/cmdline`, 'utf8').includes('scripts/up.ts'))
    writeFileSync(join(dataDir, 'up.pid'), String(other.pid))
    expect(() => claimDataDir(dataDir)).toThrow(`数据目录 ${dataDir} 上已有一个平台在运行（PID ${other.pid}）`)
    other.kill('SIGKILL')
    await until(() => !alive(other.pid ?? 0))
    claimDataDir(dataDir)()
    writeFileSync(join(dataDir, 'up.pid'), '1')
    claimDataDir(dataDir)()
  })
})
