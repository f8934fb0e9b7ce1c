import { mkdirSync } from 'node:fs'
import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { MemoryLocker } from '@tus/server'
import { incomingRoot } from '@/lib/platform/storage/blob-path'
import { type FileDto, orphanHours } from './schema'

/** Where the bytes of uploads in progress lie, and the locks of this process over them, and what is being finished; made at the first upload. */
export type UploadStore = { files: FileStore; locker: MemoryLocker; finishing: Map<string, Promise<FileDto>> }

const held = globalThis as typeof globalThis & { guoziUploads?: UploadStore }

/** The store of this process. */
export function uploadStore(): UploadStore {
  held.guoziUploads ??= makeStore()
  return held.guoziUploads
}

function makeStore(): UploadStore {
  const directory = join(incomingRoot(), 'tus')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const files = new FileStore({ directory, expirationPeriodInMilliseconds: orphanHours * 3_600_000 })
  // The length is always said first: the ceiling and the quota are held before a byte is taken.
  files.extensions = files.extensions.filter((extension) => extension !== 'creation-defer-length')
  return { files, locker: new MemoryLocker(), finishing: new Map() }
}

/** Removes the bytes and the description of an upload, whichever of them is still there. */
export async function discardBytes(id: string): Promise<void> {
  const directory = uploadStore().files.directory
  for (const name of [id, `${id}.json`]) await unlink(join(directory, name)).catch(() => undefined)
}
