import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal } from '@/lib/kernel/refusal'

/** Bytes of a blinded element. */
export const elementBytes = 32
/** Between two looks at whether somebody else wants the thread. */
const chunk = 16

/** Told how much of a step is done, from 0 to 1; what it awaits gives the page time to draw. */
export type Progress = (share: number) => void | Promise<void>

/** 32 bytes for one purpose out of the seed of a side; nothing of it tells the seed (HKDF, RFC 5869). */
export function derived(seed: Uint8Array, session: string, purpose: string): Uint8Array {
  return hkdf(sha256, seed, utf8ToBytes(session), utf8ToBytes(`guozi-psi-v1 ${purpose}`), 32)
}

/** The exponent of a side: a scalar of the group's prime order. */
export function exponentOf(seed: Uint8Array, session: string): bigint {
  return ristretto255_hasher.hashToScalar(derived(seed, session, 'exponent'), { DST: 'guozi-psi-v1 scalar' })
}

/** Hashes codes onto the group (RFC 9380, ristretto255) and raises them; elements of different sessions have nothing in common. */
export async function blindCodes(codes: readonly string[], session: string, exponent: bigint, progress: Progress): Promise<Uint8Array[]> {
  const DST = `guozi-psi-v1 ${session}`
  return inChunks(codes, progress, (code) => ristretto255_hasher.hashToCurve(utf8ToBytes(code), { DST }).multiply(exponent).toBytes())
}

/** Raises the other side's elements. Throws Refusal(invalid) on what is no element of the group, or its neutral one. */
export async function blindAgain(elements: readonly Uint8Array[], exponent: bigint, progress: Progress): Promise<Uint8Array[]> {
  return inChunks(elements, progress, (element, index) => {
    try {
      const point = ristretto255.Point.fromBytes(element)
      if (point.equals(ristretto255.Point.ZERO)) throw new Error('neutral')
      return point.multiply(exponent).toBytes()
    } catch {
      throw new Refusal('invalid', `对方消息的第 ${index + 1} 个密文不正确，请让对方重新计算并发送。`)
    }
  })
}

async function inChunks<I, O>(list: readonly I[], progress: Progress, work: (item: I, index: number) => O): Promise<O[]> {
  const done: O[] = []
  for (const [index, item] of list.entries()) {
    done.push(work(item, index))
    if (index % chunk === chunk - 1) await progress((index + 1) / list.length)
  }
  await progress(1)
  return done
}

/** An order that only this seed gives, so that nobody reads anything out of places: keys by HKDF, sorted. */
export function shuffled<T>(list: readonly T[], seed: Uint8Array, session: string, purpose: string): T[] {
  const key = derived(seed, session, purpose)
  const keyed = list.map((item, index) => ({ item, key: hex(sha256(concatBytes(key, utf8ToBytes(String(index))))) }))
  return keyed.sort((one, two) => (one.key < two.key ? -1 : 1)).map(({ item }) => item)
}

/** Bytes as lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Elements one after the other, and back. */
export const joined = (elements: readonly Uint8Array[]) => concatBytes(...elements)
export const parted = (bytes: Uint8Array) =>
  Array.from({ length: bytes.length / elementBytes }, (_, index) => bytes.slice(index * elementBytes, (index + 1) * elementBytes))
