import { sm2 } from 'sm-crypto-v2'
import { sm3 } from './crypto'

/** The distinguishing identifier that enters Z (GB/T 32918.2 5.5): the default of GB/T 35276 clause 10, so that other software finds it by itself. */
export const signerId = '1234567812345678'

/** A key pair of the curve of GB/T 32918.5: private 64 hex characters, public `04`, x, y as 130. */
export type Sm2Pair = { privateKey: string; publicKey: string }

/** A new key pair from the system's random numbers. */
export function newSm2Pair(): Sm2Pair {
  const { privateKey, publicKey } = sm2.generateKeyPairHex()
  return { privateKey, publicKey }
}

/** SM2 signature with Z over a digest's 32 bytes (hex in); r and s as 128 small hex characters. */
export function signDigest(digest: string, { privateKey, publicKey }: Sm2Pair): string {
  return sm2.doSignature(bytesOf(digest), privateKey, { hash: true, publicKey, userId: signerId })
}

/** Whether a signature of `signDigest` holds; whatever is no signature or no key gives false, nothing throws. */
export function verifyDigest(digest: string, signature: string, publicKey: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(digest) || !/^[0-9a-f]{128}$/.test(signature) || !/^04[0-9a-f]{128}$/.test(publicKey)) return false
  try {
    return sm2.doVerifySignature(bytesOf(digest), signature, publicKey, { hash: true, userId: signerId })
  } catch {
    return false
  }
}

/** The short name of a public key: the first 16 hex characters of SM3 over its 65 bytes. */
export function fingerprintOf(publicKey: string): string {
  return sm3(bytesOf(publicKey)).slice(0, 16)
}

// SubjectPublicKeyInfo of id-ecPublicKey on the curve sm2p256v1, up to the point.
const spki = '3059301306072a8648ce3d020106082a811ccf5501822d034200'

/** The public key as PEM (SubjectPublicKeyInfo), as OpenSSL and GmSSL read it. */
export function publicKeyPem(publicKey: string): string {
  const lines =
    bytesOf(`${spki}${publicKey}`)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`
}

/** The public key of a PEM text, or of 130 hex characters; null when it is neither. */
export function readPublicKey(text: string): string | null {
  const plain = text.trim().toLowerCase()
  if (/^04[0-9a-f]{128}$/.test(plain)) return plain
  const body = /-----BEGIN PUBLIC KEY-----([\s\S]+?)-----END PUBLIC KEY-----/.exec(text)?.[1]
  const hex = body ? Buffer.from(body, 'base64').toString('hex') : ''
  return hex.startsWith(`${spki}04`) && hex.length === spki.length + 130 ? hex.slice(spki.length) : null
}

/** The signature as ASN.1 DER (SEQUENCE of r and s), as other software wants it. */
export function signatureDer(signature: string): Uint8Array {
  const whole = (hex: string) => {
    const bytes = hex.replace(/^(00)+(?=.)/, '')
    const padded = Number.parseInt(bytes.slice(0, 2), 16) > 127 ? `00${bytes}` : bytes
    return `02${(padded.length / 2).toString(16).padStart(2, '0')}${padded}`
  }
  const body = whole(signature.slice(0, 64)) + whole(signature.slice(64))
  return bytesOf(`30${(body.length / 2).toString(16).padStart(2, '0')}${body}`)
}

const bytesOf = (hex: string) => Buffer.from(hex, 'hex')
