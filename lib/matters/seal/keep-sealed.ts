import type { Tx } from '@/lib/platform/db'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { newId } from '@/lib/platform/id'
import { put } from '@/lib/platform/storage'
import type { SealedFile } from './apply'

type Owner = {
  ownerKind: 'paper' | 'seal'
  ownerId: string
  number: string
  title: string
  orgId: string
  line: string | null
  by: string
  now: Date
}

/** Puts the bytes of a paper or a sealed document on the disk; `attach` gives them to their owner in the transaction that registers them. */
export async function keepSealed({ bytes }: Pick<SealedFile, 'bytes'>) {
  const { key, size, sm3 } = await put(bytes)
  return {
    async attach(tx: Tx, owner: Owner): Promise<{ fileId: string; sm3: string }> {
      const { ownerKind, ownerId, orgId, line } = owner
      const fileId = newId()
      await tx.storedFile.create({
        data: {
          ...{ id: fileId, name: cleanFileName(`${owner.number} ${owner.title}.pdf`), size: BigInt(size), mime: 'application/pdf', sm3 },
          ...{ storageKey: key, orgId, line, uploadedBy: owner.by, uploadedAt: owner.now, scan: 'clean', ownerKind, ownerId },
        },
      })
      return { fileId, sm3 }
    },
  }
}
