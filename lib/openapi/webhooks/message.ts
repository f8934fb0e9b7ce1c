import { statusNames } from '@/lib/flow/words'
import { topicName } from '@/lib/openapi/schema'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'

type Filing = NonNullable<Awaited<ReturnType<Tx['filing']['findUnique']>>>
type Paper = NonNullable<Awaited<ReturnType<Tx['paper']['findUnique']>>>

/** The address of the platform as other systems reach it. */
export function publicUrl(path: string): string {
  return `${(env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/$/, '')}${path}`
}

/** The text of a message: ids, number, status, times and links; what stands in the form is fetched by the receiver with its own key. */
export function messageBody(id: string, topic: string, at: Date, filing: Filing | null, paper: Paper | null): string {
  return JSON.stringify({
    id,
    topic,
    topicName: topicName(topic),
    occurredAt: at.toISOString(),
    ...(filing ? { enterprise: { id: filing.orgId, name: filing.orgName }, filing: filingPart(filing) } : {}),
    ...(paper ? { paper: paperPart(paper) } : {}),
  })
}

function filingPart(filing: Filing) {
  return {
    id: filing.id,
    number: filing.number,
    matterCode: filing.matterCode,
    matterName: filing.matterName,
    status: filing.status,
    statusName: statusNames[filing.status as keyof typeof statusNames] ?? filing.status,
    round: filing.round,
    arrivedAt: filing.arrivedAt?.toISOString() ?? null,
    acceptedAt: filing.acceptedAt?.toISOString() ?? null,
    dueAt: filing.dueAt?.toISOString() ?? null,
    concludedAt: filing.concludedAt?.toISOString() ?? null,
    links: { self: publicUrl(`/api/v1/filings/${filing.id}`), page: publicUrl(`/ent/filings/${filing.id}`) },
  }
}

function paperPart(paper: Paper) {
  return {
    number: paper.number,
    kind: paper.kind,
    issuedAt: paper.issuedAt.toISOString(),
    revokedAt: paper.revokedAt?.toISOString() ?? null,
    links: { self: publicUrl(`/api/v1/filings/${paper.filingId}/paper`) },
  }
}
