import type { StoredFile } from '@/lib/platform/generated/client'
import type { FileDto } from './schema'

export const fileFields = { id: true, name: true, size: true, mime: true, sm3: true, uploadedAt: true } as const

/** A stored file as the browser may know it. */
export function fileDto(row: Pick<StoredFile, keyof typeof fileFields>): FileDto {
  return { ...row, size: Number(row.size), uploadedAt: row.uploadedAt.toISOString() }
}
