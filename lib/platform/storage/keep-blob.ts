import { chmod, link, mkdir, rename, rm, stat, unlink, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { blobPath } from './blob-path'

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/**
 * Gives finished bytes their place under `key` and leaves `source` to its owner. Content that is already there is kept once and
 * marked as just used, so that a sweep running at the same time spares it.
 */
export async function keepBlob(source: string, key: string): Promise<void> {
  const path = blobPath(key)
  await mkdir(dirname(path), { recursive: true })
  for (;;) {
    try {
      await link(source, path)
      await chmod(path, 0o440)
      const now = new Date()
      return await utimes(path, now, now)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    try {
      const now = new Date()
      return await utimes(path, now, now)
    } catch (error) {
      // A sweep took it away between the two steps: link it anew.
      if (codeOf(error) !== 'ENOENT') throw error
    }
  }
}

/** Removes a blob last used before `before`; false when it is younger or gone. Renamed first, so that a keeper at the same moment wins. */
export async function dropBlob(key: string, before: Date): Promise<boolean> {
  const path = blobPath(key)
  const aside = `${path}.${process.pid}.sweep`
  const used = await stat(path).catch(() => undefined)
  if (!used || used.mtime >= before) return false
  await rename(path, aside)
  if ((await stat(aside)).mtime < before) {
    await unlink(aside)
    return true
  }
  await link(aside, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await rm(aside, { force: true })
  return false
}
