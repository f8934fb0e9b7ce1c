import type { WebhookTopic } from '@/lib/openapi/schema'

/** What a move left behind, as far as a topic follows from it. */
export type MovedFiling = {
  action: string
  status: string
  /** Whether somebody of the enterprise made the move. */
  byEnterprise: boolean
  /** When the filing was accepted, ISO; null = not yet. */
  acceptedAt: string | null
  /** When the move was made. */
  at: string
}

const byAction: Readonly<Record<string, WebhookTopic>> = {
  correct: 'filing.correction_requested',
  reject: 'filing.rejected',
  withdraw: 'filing.withdrawn',
  conclude: 'filing.concluded',
}

/** What the enterprise is told of a move; null = nothing (steps inside the commission or inside the enterprise). */
export function topicOfMove(moved: MovedFiling): WebhookTopic | null {
  const known = byAction[moved.action]
  if (known) return known
  if (moved.status === 'refused') return 'filing.refused'
  if (moved.action === 'return') return moved.status === 'returned' ? 'filing.returned' : null
  if (moved.action !== 'pass' && moved.action !== 'submit') return null
  if (moved.status === 'arrived') return moved.byEnterprise ? 'filing.submitted' : null
  return moved.status === 'running' && moved.acceptedAt === moved.at ? 'filing.accepted' : null
}
