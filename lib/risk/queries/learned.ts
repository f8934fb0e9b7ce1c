import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'
import type { ModelCard } from '../learning/protocol'

export type Card = Partial<ModelCard> & {
  error?: string
  source?: string
  bids?: number
  faults?: number
  protocol?: { split: string; repeats: number; seed: number; minBids: number }
}

/** Learnt scorers with their cards, newest first; the first published one is in force. */
export const learnedModels = defineQuery({
  name: 'learnedModels',
  permission: 'risk.model',
  input: z.object({}),
  run: async ({ tx }) => {
    const rows = await tx.learnedModel.findMany({ omit: { scorer: true }, orderBy: { version: 'desc' }, take: 50 })
    const inForce = rows
      .filter(({ state }) => state === 'published')
      .toSorted((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0))[0]?.id
    return rows.map(({ card, at, publishedAt, ...row }) => ({
      ...row,
      card: card as unknown as Card,
      at: at.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
      inForce: row.id === inForce,
    }))
  },
})
export type LearnedModels = Awaited<ReturnType<typeof learnedModels.run>>
