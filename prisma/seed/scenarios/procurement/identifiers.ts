import { createHash } from 'node:crypto'
import type { Rng } from '../../rng'

const tags = new Map<string, string>()

/**
 * The id of the n-th row of a kind: ids of one kind grow with n, so that indexes are written at their end, and two kinds never share one.
 */
export function rowId(kind: string, n: number): string {
  let tag = tags.get(kind)
  if (!tag) {
    tag = createHash('sha256').update(`procurement-row\0${kind}`).digest('hex')
    tags.set(kind, tag)
  }
  const serial = n.toString(16).padStart(12, '0')
  return `${serial.slice(0, 8)}-${serial.slice(8)}-8${tag.slice(0, 3)}-a${tag.slice(3, 6)}-${tag.slice(6, 18)}`
}

/** A keyed mark in place of a person, an account or a telephone: the same thing has the same mark. */
export const markOf = (kind: string, name: string) =>
  createHash('sha256').update(`procurement-mark\0${kind}\0${name}`).digest('hex').slice(0, 20)

/** Random hexadecimal digits, at most 12 of them. */
export function hexOf(chance: Rng, digits: number): string {
  return Math.floor(chance.next() * 16 ** digits)
    .toString(16)
    .padStart(digits, '0')
}
