import { issuingOrgan } from '@/lib/matters/paper/organ'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { openBound, sealBound } from '@/lib/platform/crypto'
import { asSystem, isUniqueViolation, type Tx } from '@/lib/platform/db'
import type { SealKey } from '@/lib/platform/generated/client'
import { newId } from '@/lib/platform/id'
import { fingerprintOf, newSm2Pair, type Sm2Pair } from '@/lib/platform/sm2'

/** What the impression says under the star when nobody chose another name. */
export const defaultSealName = '行政审批专用章'

/** The key that seals now, or null; at most one is active. */
export function activeKey(tx: Tx): Promise<SealKey | null> {
  return tx.sealKey.findFirst({ where: { status: 'active' } })
}

/** Makes a key and its encrypted private half, active from `now`. Inside a transaction with the system's rights, after the one before was ended. */
export async function makeKey(tx: Tx, made: { name: string; by: string; now: Date }): Promise<SealKey> {
  const pair = newSm2Pair()
  const id = newId()
  const { publicKey } = pair
  const key = await tx.sealKey.create({
    data: {
      ...{ id, name: made.name, organ: issuingOrgan.name, publicKey, fingerprint: fingerprintOf(publicKey) },
      ...{ status: 'active', fromAt: made.now, createdByName: made.by },
    },
  })
  await tx.sealSecret.create({ data: { keyId: id, sealed: sealBound(pair.privateKey, id) } })
  return key
}

/** Ends the active key, as 已轮换 or 已停用. What it sealed goes on being verified by its public half. */
export async function endKey(tx: Tx, id: string, status: 'rotated' | 'disabled', reason: string, now: Date): Promise<boolean> {
  const { count } = await tx.sealKey.updateMany({ where: { id, status: 'active' }, data: { status, toAt: now, endedReason: reason } })
  return count === 1
}

/** The pair of a key, its private half opened. For the system only; throws when the installation's secret is not the one it was made under. */
export async function openPair(tx: Tx, { id, publicKey }: Pick<SealKey, 'id' | 'publicKey'>): Promise<Sm2Pair> {
  const { sealed } = await tx.sealSecret.findUniqueOrThrow({ where: { keyId: id } })
  try {
    return { privateKey: openBound(sealed, id), publicKey }
  } catch {
    throw new Error('印章私钥无法解密：安装密钥（secrets.json 或 AUTH_SECRET）与生成印章时的不一致，请恢复原安装密钥，或者轮换印章密钥。')
  }
}

/** Makes the first key of an installation; null when there is or was one, also one that was put out of use on purpose. */
export async function ensureFirstKey(now: Date): Promise<SealKey | null> {
  try {
    return await asSystem('首次启动时生成印章密钥', async (tx) => {
      if ((await tx.sealKey.count()) > 0) return null
      const key = await makeKey(tx, { name: defaultSealName, by: '系统', now })
      const detail = { fingerprint: key.fingerprint, name: key.name, first: true }
      await writeAudit(tx, [auditLine('createSealKey', null, { subjectKind: 'seal_key', subjectId: key.id, detail }, now)])
      return key
    })
  } catch (error) {
    // Another process was first.
    if (isUniqueViolation(error)) return null
    throw error
  }
}
