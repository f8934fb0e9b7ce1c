import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the parameters of the OWASP minimum; the salt is random, so the same password never gives the same text. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Digest of a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** Whether a password belongs to a stored digest. */
export function passwordMatches(digest: string, password: string): Promise<boolean> {
  return verify(digest, password)
}

let decoy: Promise<string> | undefined

/** Spends the time of one comparison for a name that does not exist, so that the answer takes as long. */
export async function pretendToCompare(password: string): Promise<false> {
  decoy ??= hashPassword('没有这个账号')
  await verify(await decoy, password)
  return false
}
