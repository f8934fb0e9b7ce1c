import { createHash, createHmac, randomBytes } from 'node:crypto'
import { sm4 } from 'sm-crypto-v2'
import { secret } from './env'

/** SM3 digest (GB/T 32905) as 64 hex characters. */
export function sm3(data: string | Uint8Array): string {
  return createHash('sm3').update(data).digest('hex')
}

/** SHA-256 as hex; only for session tokens, which PostgreSQL itself has to hash. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}

/** A new random token: 256 bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The mark of a value: keyed SM3 under the installation's key, so that equal values are found again and nobody else can try values out. */
export function keyedToken(purpose: string, text: string): string {
  return createHmac('sm3', sm3(`keyed-token:${secret('auth')}`))
    .update(`${purpose}:${text}`)
    .digest('hex')
}

const key = () => sm3(`field-encryption:${secret('auth')}`).slice(0, 32)

/** Encrypts a short sensitive text (phone number, second-factor secret) with SM4-CBC under the installation's key. */
export function seal(text: string): string {
  const iv = randomBytes(16).toString('hex')
  return `sm4:${iv}:${sm4.encrypt(text, key(), { mode: 'cbc', iv })}`
}

/** Opens what `seal` closed; throws when the text is damaged or from another installation. */
export function open(sealed: string): string {
  const [scheme, iv, body] = sealed.split(':')
  if (scheme !== 'sm4' || !iv || !body) throw new Error('密文格式不正确')
  return sm4.decrypt(body, key(), { mode: 'cbc', iv })
}

const boundKey = () => sm3(`bound-encryption:${secret('auth')}`).slice(0, 32)

/**
 * Encrypts key material with SM4-GCM under the installation's key, bound to `owner`: a row put in the place of another does not open.
 */
export function sealBound(text: string, owner: string): string {
  const iv = randomBytes(12).toString('hex')
  const associatedData = new TextEncoder().encode(owner)
  const { output, tag } = sm4.encrypt(text, boundKey(), { mode: 'gcm', iv, associatedData, outputTag: true })
  return `sm4gcm:${iv}:${tag}:${output}`
}

/** Opens what `sealBound` closed for the same owner; throws when it is damaged, another row's, or from another installation. */
export function openBound(sealed: string, owner: string): string {
  const [scheme, iv, tag, body] = sealed.split(':')
  if (scheme !== 'sm4gcm' || !iv || !tag || !body) throw new Error('密文格式不正确')
  return sm4.decrypt(body, boundKey(), { mode: 'gcm', iv, associatedData: new TextEncoder().encode(owner), tag })
}
