import { Prisma } from '../db'

/** A pattern for LIKE that finds a text anywhere; its own signs of patterns are taken as they are written. */
export const likeOf = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

/** Whether one of some columns (SQL of the code, never of a person) holds the words. */
export function anyLike(columns: readonly string[], words: string): Prisma.Sql {
  const like = likeOf(words)
  const each = columns.map((column) => Prisma.sql`${Prisma.raw(column)} like ${like}`)
  return Prisma.sql`(${Prisma.join(each, ' or ')})`
}
