import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'
import { toBase64 } from '../psi/own-file'
import type { PsiMode } from '../psi/protocol'
import { type PsiRow, type PsiStatus, psiRow, sideOf, turnOf } from '../psi/session'

const shown = (row: PsiRow, orgId: string) => ({
  id: row.id,
  purpose: row.purpose,
  mode: row.mode as PsiMode,
  side: sideOf(row, orgId),
  other: sideOf(row, orgId) === 'a' ? row.otherOrgName : row.askerOrgName,
  status: row.status as PsiStatus,
  round: row.round,
  turn: turnOf(row, orgId),
  askedBy: row.askedByName,
  at: row.askedAt.toISOString(),
})

/** Comparisons of the asking person's enterprise, the latest first. */
export const psiSessions = defineQuery({
  name: 'psiSessions',
  permission: 'procurement.report',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const rows = await tx.psiSession.findMany({ orderBy: { askedAt: 'desc' }, take: 100 })
    return rows.map((row) => shown(row, actor.orgId))
  },
})
export type PsiSessionRow = Awaited<ReturnType<typeof psiSessions.run>>[number]

/** One comparison with its course; the messages themselves are asked for apart. */
export const psiSession = defineQuery({
  name: 'psiSession',
  permission: 'procurement.report',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor }, { id }) => {
    const row = await psiRow(tx, id)
    const messages = await tx.psiMessage.findMany({
      where: { sessionId: id },
      orderBy: { round: 'asc' },
      select: { round: true, byName: true, at: true },
    })
    const { answeredByName, answeredAt, endedByName, endedAt } = row
    return {
      ...shown(row, actor.orgId),
      answered: answeredAt ? { by: answeredByName ?? '', at: answeredAt.toISOString() } : null,
      ended: endedAt ? { by: endedByName ?? '', at: endedAt.toISOString() } : null,
      sent: messages.map(({ round, byName, at }) => ({ round, by: byName, at: at.toISOString() })),
    }
  },
})
export type PsiSessionRecord = Awaited<ReturnType<typeof psiSession.run>>

/** The messages of a comparison, as text by round (base64). */
export const psiMessages = defineQuery({
  name: 'psiMessages',
  permission: 'procurement.report',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    await psiRow(tx, id)
    const rows = await tx.psiMessage.findMany({ where: { sessionId: id }, select: { round: true, body: true } })
    return Object.fromEntries(rows.map(({ round, body }) => [round, toBase64(body)])) as Partial<Record<1 | 2 | 3, string>>
  },
})
