import { randomBytes } from 'node:crypto'

// Crockford's base 32: no I, L, O, U, so that nobody mistypes what was printed.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const form = /^[0-9A-HJKMNP-TV-Z]{12}$/

/** A new verification code, 60 random bits: `7K3M-9PQR-2XYZ`. */
export function newVerifyCode(): string {
  return grouped([...randomBytes(12)].map((byte) => letters[byte & 31]).join(''))
}

/** A code as somebody typed it (small letters, spaces, O for 0, I or L for 1) in its printed form; null when it cannot be one. */
export function readVerifyCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return form.test(text) ? grouped(text) : null
}

const grouped = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
