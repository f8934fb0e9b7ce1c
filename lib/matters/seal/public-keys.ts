import { asSystem } from '@/lib/platform/db'
import { publicKeyPem, signerId } from '@/lib/platform/sm2'

/** A public key of the seal as it is published, with what other software needs to use it. Times are ISO instants. */
export type PublishedKey = {
  name: string
  organ: string
  fingerprint: string
  status: string
  from: string
  to: string | null
  algorithm: 'SM2 with SM3 (GB/T 32918)'
  signerId: string
  publicKey: string
  pem: string
}

/** All public keys of the commission's seal, newest first; anybody may have them. */
export async function publishedKeys(): Promise<PublishedKey[]> {
  const keys = await asSystem('公布印章公钥', (tx) => tx.sealKey.findMany({ orderBy: { fromAt: 'desc' } }))
  return keys.map(({ name, organ, fingerprint, status, fromAt, toAt, publicKey }) => ({
    ...{ name, organ, fingerprint, status, from: fromAt.toISOString(), to: toAt?.toISOString() ?? null },
    ...{ algorithm: 'SM2 with SM3 (GB/T 32918)', signerId, publicKey, pem: publicKeyPem(publicKey) },
  }))
}
