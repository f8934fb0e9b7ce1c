import { z } from 'zod'

export const pageSizes = [20, 50, 100] as const

/** How a person likes one list: hidden columns, density, rows a page. Kept in a cookie so that the server draws it right. */
export type TableMemory = { hidden: readonly string[]; dense: boolean; size: number }

const memorySchema = z.object({
  hidden: z.array(z.string().max(40)).max(40).default([]),
  dense: z.boolean().default(false),
  size: z
    .number()
    .refine((size) => pageSizes.some((known) => known === size))
    .default(20),
})

/** The cookie that remembers the list `id`. */
export function tableCookie(id: string): string {
  return `gz_t_${id.replace(/[^a-z0-9-]/gi, '-')}`
}

/** Reads the cookie; anything unreadable is the default. */
export function readTableMemory(value: string | undefined): TableMemory {
  try {
    return memorySchema.parse(JSON.parse(value ?? '{}'))
  } catch {
    return memorySchema.parse({})
  }
}
