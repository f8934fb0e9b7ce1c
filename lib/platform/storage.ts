import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { blobPath, incomingRoot, keyOf } from './storage/blob-path'
import { dropBlob, keepBlob } from './storage/keep-blob'

/** Stored bytes: where they lie, how many, and their SM3 (64 hex characters). The same content has the same key. */
export type Stored = { key: string; size: number; sm3: string }

/** Bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

/** Stores bytes or a stream in flat memory; they are on the disk when this returns. Content stored before is kept once. */
export async function put(source: Uint8Array | AsyncIterable<Uint8Array>): Promise<Stored> {
  await mkdir(incomingRoot(), { recursive: true })
  const draft = join(incomingRoot(), `put-${randomBytes(12).toString('hex')}`)
  const file = await open(draft, 'wx', 0o600)
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) await file.writeFile(chunk)
    await file.close()
    return await putFile(draft)
  } finally {
    await file.close().catch(() => undefined)
    await rm(draft, { force: true })
  }
}

/** Stores a complete file on the data disk by hard link: no copy is made, and the file at `path` stays the caller's to remove. */
export async function putFile(path: string): Promise<Stored> {
  const file = await open(path, 'r')
  try {
    await file.sync()
    const { size, sm3 } = await digestOf(file)
    const key = keyOf(sm3)
    await keepBlob(path, key)
    return { key, size, sm3 }
  } finally {
    await file.close()
  }
}

// One buffer for the whole file: nothing is left for the collector, however large it is.
async function digestOf(file: FileHandle): Promise<{ size: number; sm3: string }> {
  const hash = createHash('sm3')
  const buffer = Buffer.allocUnsafe(1 << 20)
  let size = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, size)
    if (bytesRead === 0) return { size, sm3: hash.digest('hex') }
    hash.update(buffer.subarray(0, bytesRead))
    size += bytesRead
  }
}

/** Opens stored bytes for reading, wholly or in part; null when the blob is missing on the disk. */
export async function openRead(key: string, range?: ByteRange): Promise<Readable | null> {
  const path = blobPath(key)
  const found = await stat(path).catch(() => undefined)
  if (!found) return null
  if (found.size === 0) return Readable.from([])
  return createReadStream(path, { ...range, highWaterMark: 1 << 18 })
}

/** Removes a blob that was last used before `before`; the caller has made sure that nothing refers to it. */
export async function remove(key: string, before: Date): Promise<boolean> {
  return dropBlob(key, before)
}
