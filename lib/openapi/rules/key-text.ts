/** A key as people hold it: `gz_<prefix>_<secret>`; the prefix may be shown, the secret is 256 random bits. */
export type KeyText = { prefix: string; text: string }

const form = /^gz_([a-z2-9]{8})_[A-Za-z0-9_-]{43}$/

/** Letters and digits that nobody confuses. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A prefix of eight letters from as many random bytes. */
export function prefixFrom(bytes: Uint8Array): string {
  return [...bytes.slice(0, 8)].map((byte) => letters[byte % letters.length]).join('')
}

/** Puts a key together. */
export function keyText(prefix: string, secret: string): string {
  return `gz_${prefix}_${secret}`
}

/** Reads the header `Authorization: Bearer gz_…`; null when it is absent or has another form. */
export function readAuthorization(header: string | null): KeyText | null {
  const text = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1]
  const prefix = text && form.exec(text)?.[1]
  return text && prefix ? { prefix, text } : null
}

/** How a key is shown afterwards: enough to recognise it, nothing to use. */
export function shownKey(prefix: string): string {
  return `gz_${prefix}_…`
}
