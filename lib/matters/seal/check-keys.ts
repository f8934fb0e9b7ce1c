import { sm3 } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { signDigest, verifyDigest } from '@/lib/platform/sm2'
import { openPair } from './keys'
import { keyStates } from './schema'

/** A key and whether its private half can still be opened and signs; `problem` null = it can. */
export type CheckedKey = { fingerprint: string; name: string; status: string; problem: string | null }

/** Tries every key: for after a restore, before the next paper needs one. */
export async function checkKeys(): Promise<CheckedKey[]> {
  return asSystem('检查印章密钥', async (tx) => {
    const keys = await tx.sealKey.findMany({ orderBy: { fromAt: 'desc' } })
    const checked: CheckedKey[] = []
    for (const { id, publicKey, fingerprint, name, status } of keys) {
      const problem = await openPair(tx, { id, publicKey }).then(
        (pair) => (verifyDigest(sm3(id), signDigest(sm3(id), pair), publicKey) ? null : '私钥与公钥不成对'),
        (error: Error) => error.message,
      )
      checked.push({ fingerprint, name, status: keyStates[status as keyof typeof keyStates] ?? status, problem })
    }
    return checked
  })
}
