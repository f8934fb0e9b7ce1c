import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/kernel/canonical'
import { type AuditRecord, auditDigest, sealHash } from '@/lib/platform/audit'
import { timedIds } from '../../../timed-ids'
import type { StoredSample } from '../sample-files'
import type { SimulatedFiling } from '../types'
import type { CopyTable } from './table'

export type TrailLine = AuditRecord & { digest: string }
type Act = {
  at: string
  actor: { id: string; name: string; side: 'gov' | 'ent' }
  action: string
  subjectKind: string
  subjectId: string
  orgId: string
  detail: unknown
  onBehalfOf?: string | undefined
}

/** One audit line an act, in order of time: what the platform's commands would have written. */
export function trailOf(
  filings: readonly SimulatedFiling[],
  samples: ReadonlyMap<string, StoredSample>,
  sideOf: (userId: string) => 'gov' | 'ent',
  stream: string,
): TrailLine[] {
  const acts = filings.flatMap((filing) => [...actsOf(filing, samples, sideOf)])
  acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const idAt = timedIds(stream)
  return acts.map(({ at, actor, action, subjectKind, subjectId, orgId, detail, onBehalfOf }) => {
    const record: AuditRecord = {
      ...{ id: idAt(at), at, actorId: actor?.id ?? null, actorName: actor?.name ?? '系统', onBehalfOf: onBehalfOf ?? null },
      ...{
        sessionId: null,
        ip: actor ? addressOf(actor.id, actor.side) : null,
        action,
        subjectKind,
        subjectId,
        orgId,
        outcome: 'done' as const,
      },
      detail: JSON.parse(canonicalJson(detail)),
    }
    return { ...record, digest: auditDigest(record) }
  })
}

function* actsOf(
  filing: SimulatedFiling,
  samples: ReadonlyMap<string, StoredSample>,
  sideOf: (userId: string) => 'gov' | 'ent',
): Generator<Act> {
  const subject = { subjectKind: 'filing', subjectId: filing.id, orgId: filing.org.id }
  const person = (id: string, name: string) => ({ id, name, side: sideOf(id) })
  const creator = person(filing.creator.id, filing.creator.name)
  yield { at: filing.createdAt, actor: creator, action: 'createFiling', ...subject, detail: { matter: filing.matter.code } }
  yield { at: filing.savedAt, actor: creator, action: 'saveDraft', ...subject, detail: { version: 2 } }
  for (const one of filing.materials) {
    const detail = { material: one.key, file: one.name, sm3: samples.get(one.sample)!.sm3 }
    yield { at: one.addedAt, actor: creator, action: 'attachMaterial', ...subject, detail }
  }
  for (const { event, command, state } of filing.moves.slice(1)) {
    const detail = { action: event.action, taskId: event.taskId, step: event.stepKey, round: state.round, status: state.status }
    const actor = person(event.actorId, event.actorName)
    yield { at: event.at, actor, action: command, ...subject, detail, onBehalfOf: event.onBehalfOf?.id }
  }
  for (const { ruleId, text, by, byId, at } of filing.verdicts) {
    const [verdict, note = ''] = text.split('：')
    yield { at, actor: person(byId, by), action: 'giveVerdict', ...subject, detail: { ruleId, verdict, note } }
  }
  const { rating } = filing
  if (rating)
    yield { at: rating.at, actor: person(rating.by.id, rating.by.name), action: 'rateFiling', ...subject, detail: { stars: rating.stars } }
}

/** An invented address in the commission's network or in an enterprise's, always the same for a person. */
function addressOf(userId: string, side: 'gov' | 'ent'): string {
  const [a, b] = createHash('sha256').update(userId).digest()
  return side === 'gov' ? `10.20.${a! % 24}.${(b! % 240) + 10}` : `10.${60 + (a! % 30)}.${b! % 250}.${((a! + b!) % 240) + 10}`
}

export type ChainEnd = { readonly seq: bigint; readonly hash: string }
type Unsealed = { readonly id: string; readonly at: string; readonly digest: string }

/** The tables of the trail: the lines, and the links that seal them and whatever lay unsealed before, in order of time after `end`. */
export function trailTables(lines: readonly TrailLine[], waiting: readonly Unsealed[], end: ChainEnd, sealedAt: Date): CopyTable[] {
  const all = [...waiting, ...lines].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
  return [
    {
      table: 'audit_line',
      columns: [
        'id',
        'at',
        'actor_id',
        'actor_name',
        'on_behalf_of',
        'session_id',
        'ip',
        'action',
        'subject_kind',
        'subject_id',
        'org_id',
        'outcome',
        'detail',
        'digest',
      ],
      rows: lines.map((line) => [
        line.id,
        line.at,
        line.actorId,
        line.actorName,
        line.onBehalfOf,
        null,
        line.ip,
        line.action,
        line.subjectKind,
        line.subjectId,
        line.orgId,
        line.outcome,
        line.detail,
        line.digest,
      ]),
    },
    { table: 'audit_seal', columns: ['seq', 'line_id', 'previous', 'hash', 'sealed_at'], rows: links(all, end, sealedAt) },
  ]
}

function* links(lines: readonly Unsealed[], end: ChainEnd, sealedAt: Date): Generator<unknown[]> {
  let { seq, hash } = end
  for (const line of lines) {
    const previous = hash
    seq += 1n
    hash = sealHash(seq, line.id, line.digest, previous)
    yield [seq, line.id, previous, hash, sealedAt]
  }
}
