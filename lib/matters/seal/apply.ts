import { Refusal } from '@/lib/kernel/refusal'
import { asSystem, type Tx } from '@/lib/platform/db'
import type { SealKey } from '@/lib/platform/generated/client'
import { signDigest } from '@/lib/platform/sm2'
import { appendSeal } from './format'
import { activeKey, openPair } from './keys'

/** A file that carries the seal, with what the register keeps of it. */
export type SealedFile = { bytes: Uint8Array; digest: string; signature: string; keyId: string; at: Date }

/** The key that seals now. Throws Refusal(unavailable) when none is active: nothing is sealed until the office and the security administrator agreed on one. */
export async function sealingKey(tx: Tx): Promise<SealKey> {
  const key = await activeKey(tx)
  if (!key) throw new Refusal('unavailable', '没有启用的印章密钥，文书暂不能盖章；请安全管理员轮换密钥并经办公室主任批准。')
  return key
}

/**
 * Presses the seal: makes the PDF with the key's impression and closes it with the key's signature. The key is read again when it signs,
 * so that one ended meanwhile signs nothing.
 */
export async function sealFile(
  made: { code: string; now: Date },
  draw: (key: Pick<SealKey, 'organ' | 'name'>) => Promise<Uint8Array>,
): Promise<SealedFile> {
  const key = await asSystem('读取启用的印章密钥', sealingKey)
  const pdf = await draw(key)
  return asSystem('用印章密钥签名', async (tx) => {
    const current = await sealingKey(tx)
    if (current.id !== key.id) throw new Refusal('conflict', '盖章时印章密钥发生变更，请重试。')
    const pair = await openPair(tx, current)
    const head = { key: current.fingerprint, code: made.code, at: made.now.toISOString() }
    const { bytes, digest, signature } = appendSeal(pdf, head, (text) => signDigest(text, pair))
    return { bytes, digest, signature, keyId: current.id, at: made.now }
  })
}
