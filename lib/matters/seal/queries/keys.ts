import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'

/** A key as pages show it, newest first: never its private half. Times are ISO instants. */
export type SealKeyRow = {
  id: string
  name: string
  organ: string
  fingerprint: string
  publicKey: string
  status: 'active' | 'rotated' | 'disabled'
  fromAt: string
  toAt: string | null
  createdByName: string
  endedReason: string | null
}

export type SealChangeRow = {
  id: string
  kind: 'rotate' | 'disable'
  keyId: string
  fingerprint: string
  name: string | null
  reason: string
  status: 'open' | 'approved' | 'refused' | 'withdrawn'
  askedBy: string
  askedByName: string
  askedAt: string
  decidedByName: string | null
  decidedAt: string | null
  opinion: string | null
}

/** The keys of the seal and the changes asked for, as the security administrator sees them. */
export const sealKeys = defineQuery({
  name: 'sealKeys',
  permission: 'seal.key',
  input: z.object({}),
  run: ({ tx }) => keysAndChanges(tx),
})

/** The same for the head of the office, who decides on changes; nothing for heads of other departments. */
export const sealKeyChanges = defineQuery({
  name: 'sealKeyChanges',
  permission: 'seal.approve',
  input: z.object({}),
  run: ({ tx }) => keysAndChanges(tx),
})

/** All keys (their public halves are published anyway) and the changes that the asking person may see. */
export async function keysAndChanges(tx: Tx): Promise<{ keys: SealKeyRow[]; changes: SealChangeRow[] }> {
  const keys = await tx.sealKey.findMany({ orderBy: { fromAt: 'desc' } })
  const changes = await tx.sealChange.findMany({ orderBy: { askedAt: 'desc' }, take: 200 })
  return {
    keys: keys.map((row) => ({
      ...row,
      status: row.status as SealKeyRow['status'],
      fromAt: row.fromAt.toISOString(),
      toAt: row.toAt?.toISOString() ?? null,
    })),
    changes: changes.map(({ decidedBy: _, ...row }) => ({
      ...row,
      kind: row.kind as SealChangeRow['kind'],
      status: row.status as SealChangeRow['status'],
      fingerprint: keys.find((key) => key.id === row.keyId)?.fingerprint ?? '',
      askedAt: row.askedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    })),
  }
}
