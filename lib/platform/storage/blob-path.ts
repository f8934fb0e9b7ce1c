import { join } from 'node:path'
import { env } from '@/lib/platform/env'

/** Where blobs lie: `<DATA_DIR>/files/ab/cdef…`, named by the SM3 of their content. */
export const blobRoot = () => join(env.DATA_DIR, 'files')

/** Where bytes wait until they are complete; on the same file system as the blobs, so that a hard link moves them. */
export const incomingRoot = () => join(env.DATA_DIR, 'uploads')

const form = /^[0-9a-f]{2}\/[0-9a-f]{62}$/

/** The storage key of a content digest (64 hex characters). */
export function keyOf(sm3: string): string {
  return `${sm3.slice(0, 2)}/${sm3.slice(2)}`
}

/** The path of a blob; throws on a key of any other form, so that no stored text can name a file elsewhere. */
export function blobPath(key: string): string {
  if (!form.test(key)) throw new Error(`存储键格式不正确：${key.slice(0, 80)}`)
  return join(blobRoot(), key)
}
