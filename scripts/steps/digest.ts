import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One SHA-256 over names and contents of all files below the paths; an absent path counts as absent, not as an error. */
export function digestOf(paths: string[], skip: (path: string) => boolean = () => false): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((path) => filesBelow(path, skip))) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function filesBelow(path: string, skip: (path: string) => boolean): string[] {
  if (!existsSync(path) || skip(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name), skip))
}
