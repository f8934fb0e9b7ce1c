import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Where a process runs: on the first core alone, on the others, or wherever the system puts it. */
export type Place = 'first' | 'rest' | 'any'

const cores = availableParallelism()
const possible =
  process.platform === 'linux' && cores > 1 && spawnSync('taskset', ['-p', String(process.pid)], { stdio: 'ignore' }).status === 0

/** Puts a process with all its threads on its cores; children started later stay there too. */
export function place(pid: number, where: Place): void {
  if (!possible) return
  const list = where === 'first' ? '0' : where === 'rest' ? `1-${cores - 1}` : `0-${cores - 1}`
  spawnSync('taskset', ['-a', '-c', '-p', list, String(pid)], { stdio: 'ignore' })
}

/** The layout in words, for the report. */
export function layout(parts: Record<string, Place>): string {
  const words = { first: '0 号核', rest: cores > 2 ? `1–${cores - 1} 号核` : '1 号核', any: '不固定' }
  return Object.entries(parts)
    .map(([name, where]) => `${name}：${possible ? words[where] : words.any}`)
    .join('；')
}
