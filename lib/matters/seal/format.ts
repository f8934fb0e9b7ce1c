import { createHash } from 'node:crypto'

/** What stands in a sealed file beside the signature. `key` = fingerprint, `code` = verification code, `at` = ISO instant in UTC. */
export type SealHead = { key: string; code: string; at: string }

/** What is found at the end of a file: a seal, what is left of one, or nothing. `digest` = SM3 of all bytes before the signature. */
export type FoundSeal = { kind: 'sealed'; head: SealHead; digest: string; signature: string } | { kind: 'damaged' } | { kind: 'none' }

const mark = '%GZ-SEAL-1'
const signatureLength = 128
// "\n" mark " " 16 " " 14 " " 24 " " 128 "\n": a comment after %%EOF, which readers of PDF pass over.
const tailLength = 1 + mark.length + 1 + 16 + 1 + 14 + 1 + 24 + 1 + signatureLength + 1
const tailForm = /^\n%GZ-SEAL-1 ([0-9a-f]{16}) ([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}) (\S{24}) ([0-9a-f]{128})\n$/

/**
 * Closes a PDF with a seal: one line of fixed length after its last byte. `sign` gets the SM3 of everything before the signature (the
 * PDF and the line's head) as hex, and gives r and s as 128 hex characters.
 */
export function appendSeal(pdf: Uint8Array, { key, code, at }: SealHead, sign: (digest: string) => string) {
  const covered = Buffer.concat([pdf, Buffer.from(`\n${mark} ${key} ${code} ${at} `, 'latin1')])
  const digest = digestOf(covered)
  const signature = sign(digest)
  const bytes = new Uint8Array(Buffer.concat([covered, Buffer.from(`${signature}\n`, 'latin1')]))
  if (readSeal(bytes).kind !== 'sealed') throw new Error('签章数据格式不正确')
  return { bytes, digest, signature }
}

/** Reads the seal of a file. Every byte counts: those before the signature enter the digest, the rest has one form only. */
export function readSeal(bytes: Uint8Array): FoundSeal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [, key, code, at, signature] = tailForm.exec(file.subarray(Math.max(0, file.length - tailLength)).toString('latin1')) ?? []
  if (!key || !code || !at || !signature || !isInstant(at)) return { kind: looksSealed(file) ? 'damaged' : 'none' }
  const digest = digestOf(file.subarray(0, file.length - signatureLength - 1))
  return { kind: 'sealed', head: { key, code, at }, digest, signature }
}

/** The PDF without its seal; null when there is none. */
export function withoutSeal(bytes: Uint8Array): Uint8Array | null {
  return readSeal(bytes).kind === 'sealed' ? bytes.subarray(0, bytes.byteLength - tailLength) : null
}

// Remains of a seal: its mark, or its code and a long run of hex characters.
function looksSealed(file: Buffer): boolean {
  const end = file.subarray(Math.max(0, file.length - 2 * tailLength)).toString('latin1')
  return end.includes(mark) || (/[0-9A-Z]{4}-[0-9A-Z]{4}/.test(end) && /[0-9a-f]{48}/.test(end))
}

const isInstant = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text

const digestOf = (bytes: Uint8Array) => createHash('sm3').update(bytes).digest('hex')
