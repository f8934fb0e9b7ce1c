import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal } from '@/lib/kernel/refusal'
import { mostCodes } from './codes'
import { derived, elementBytes } from './group'

export type Side = 'a' | 'b'
/** Who sends the message of a round. */
export const senderOf = { 1: 'a', 2: 'b', 3: 'a' } as const
export type Round = keyof typeof senderOf

/** Public key, and for the rounds after the first the nonce and tag of the sealed rest. */
const headBytes = 32
const sealBytes = 24 + 16

/** The largest message: both lists of the second round. */
export const mostMessageBytes = headBytes + sealBytes + 2 * mostCodes * elementBytes

/** A message that only the other side can read beyond its first round: X25519, HKDF, XChaCha20-Poly1305; `key` is the sender's public key. */
export type Message = { key: Uint8Array; body: Uint8Array }

const boxKey = (seed: Uint8Array, session: string) => derived(seed, session, 'box')

/** The public key of a side, and the message of the first round, which is open: it is random to whoever lacks the exponent. */
export function openMessage(seed: Uint8Array, session: string, body: Uint8Array): Uint8Array {
  return concatBytes(x25519.getPublicKey(boxKey(seed, session)), body)
}

/** A message for the side that has this public key. */
export function sealedMessage(seed: Uint8Array, session: string, round: Round, theirs: Uint8Array, body: Uint8Array): Uint8Array {
  const mine = boxKey(seed, session)
  // One message of a round under one key: the nonce may follow from seed and content, and the same step again gives the same message.
  const nonce = derived(seed, session, `nonce ${round} ${sha256(body).join(' ')}`).slice(0, 24)
  const sealed = xchacha20poly1305(sharedKey(mine, theirs, session, round), nonce).encrypt(body)
  return concatBytes(x25519.getPublicKey(mine), nonce, sealed)
}

/** Reads the message of a round that the other side sent. Throws Refusal(invalid) when it was changed or is meant for another key. */
export function readMessage(seed: Uint8Array, session: string, round: Round, bytes: Uint8Array): Message {
  const key = bytes.slice(0, headBytes)
  if (round === 1) return whole({ key, body: bytes.slice(headBytes) })
  const shared = sharedKey(boxKey(seed, session), key, session, round)
  try {
    const nonce = bytes.slice(headBytes, headBytes + 24)
    return whole({ key, body: xchacha20poly1305(shared, nonce).decrypt(bytes.slice(headBytes + 24)) })
  } catch {
    throw new Refusal(
      'invalid',
      '对方的消息解不开：它在传送中被改动，或者不是按本机的这份密钥加密的。请用发出上一步的那台设备，或载入它的进度文件。',
    )
  }
}

function whole(message: Message): Message {
  if (message.body.length % elementBytes !== 0) throw new Refusal('invalid', '对方的消息不完整，请让对方重新计算并发送。')
  return message
}

function sharedKey(mine: Uint8Array, theirs: Uint8Array, session: string, round: Round): Uint8Array {
  return hkdf(sha256, x25519.getSharedSecret(mine, theirs), utf8ToBytes(session), utf8ToBytes(`guozi-psi-v1 round ${round}`), 32)
}
