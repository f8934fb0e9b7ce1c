import { randomFillSync } from 'node:crypto'

let lastMs = 0
let sequence = 0

// Chance is drawn for many ids at once: drawing costs far more than the rest of an id.
const drawn = Buffer.alloc(16 * 256)
let used = drawn.length

/** A new record id: UUID version 7, so that ids made later sort later, also within one millisecond of one process. */
export function newId(): string {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  const bytes = drawn.subarray(used, used + 16)
  used += 16
  const ms = Math.max(Date.now(), lastMs)
  sequence = ms === lastMs ? sequence + 1 : bytes.readUInt16BE(6) & 0x3ff
  lastMs = sequence > 0xfff ? ms + 1 : ms
  sequence = sequence > 0xfff ? 0 : sequence
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for the text of a UUID; an id from an address bar is asked before it reaches SQL. */
export function isId(text: string): boolean {
  return uuid.test(text)
}
