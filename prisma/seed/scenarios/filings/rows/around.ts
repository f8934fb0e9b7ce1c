import { upward } from '@/lib/flow/pools'
import { stepOf } from '@/lib/flow/rules/route'
import { statusLabel } from '@/lib/matters/status'
import { searchTokens } from '@/lib/platform/search-tokens'
import { seedId } from '../../../ids'
import { type Cast, invited } from '../cast'
import type { Numbers } from '../numbering'
import { syncedColumns } from '../synced'
import type { SimulatedFiling } from '../types'
import type { Headline } from './filing-rows'
import type { SeedPaper } from './paper-rows'
import type { CopyTable } from './table'

/** How many days back people still have notices of what happened. */
const noticeDays = 21
const dayMs = 86_400_000

export type Around = {
  readonly cast: Cast
  readonly now: Date
  readonly numbers: Numbers
  readonly headOf: (filing: SimulatedFiling) => Headline
}

/** What the platform keeps beside a filing: who was let in, where it is found, and who was told. */
export function aroundTables(filings: readonly SimulatedFiling[], papers: readonly SeedPaper[], around: Around): CopyTable[] {
  return [
    {
      table: 'actor_grant',
      columns: ['user_id', 'record_id', 'kind', 'why', 'at'],
      rows: filings.flatMap((filing) => grantsOf(filing, around.cast)),
    },
    {
      table: 'search_doc',
      columns: ['kind', 'ref_id', 'org_id', 'line', 'side', 'title', 'hint', 'href', 'tokens', 'weight', 'at'],
      rows: filings.map((filing) => searchRow(filing, around)),
    },
    {
      table: 'notice',
      columns: ['id', 'at', 'user_id', 'kind', 'title', 'body', 'href', 'read_at'],
      rows: [...filings.flatMap((filing) => noticesOf(filing, around)), ...papers.flatMap((paper) => paperNotices(paper, around))],
    },
  ]
}

/** Co-signing departments, added signers and experts see the filing from the moment a task is laid before them. */
function grantsOf({ id, moves, state, org, matter }: SimulatedFiling, cast: Cast): unknown[][] {
  const granted = new Map<string, string>()
  const isGov = (task: { stepKey: string }) => stepOf(matter.flow, task.stepKey).side === 'gov'
  for (const { event, state: after, command } of moves) {
    if (command !== 'actOnFiling') continue
    if (!event.opened.some((task) => task.branch !== null || task.parentTaskId !== null || task.pool.startsWith('X-'))) continue
    for (const userId of invited(cast, after.tasks, isGov, org.id, state.line)) if (!granted.has(userId)) granted.set(userId, event.at)
  }
  return [...granted].map(([userId, at]) => [userId, id, 'filing', '会签、加签或专家评审', at])
}

function searchRow(filing: SimulatedFiling, { numbers, headOf }: Around): unknown[] {
  const { matter, org, state, plan } = filing
  const { title, targetName } = headOf(filing)
  const number = numbers.filing.get(plan.name)
  const words = [title, number, matter.name, org.shortName, targetName].filter(Boolean).join(' ')
  const hint = [number, org.shortName, statusLabel(state.status)].filter(Boolean).join(' · ')
  const side = state.arrivedAt ? null : 'ent'
  return [
    'filing',
    filing.id,
    org.id,
    matter.line,
    side,
    title,
    hint,
    `/filings/${filing.id}`,
    searchTokens(words),
    0,
    syncedColumns(filing).updatedAt,
  ]
}

const news: Readonly<Record<string, readonly [title: string, body: string]>> = {
  return: ['已退回', '请按退回意见修改后重新提交。'],
  correct: ['需要补正', '请在期限内一次补齐，补正期间停止计时。'],
  reject: ['不予受理', '理由见办理过程。'],
  refuse: ['不同意', '理由见办理过程。'],
  conclude: ['已办结', '文书制发后可在办件中查看、下载和验真。'],
}

function noticesOf(filing: SimulatedFiling, { cast, now, headOf }: Around): unknown[][] {
  const since = new Date(now.getTime() - noticeDays * dayMs).toISOString()
  const { title } = headOf(filing)
  return filing.moves.flatMap(({ event, state }, index) => {
    if (event.at < since || !state.arrivedAt) return []
    const accepted = event.action === 'pass' && state.acceptedAt === event.at && state.status === 'running'
    const [what, body] = news[event.action] ?? (accepted ? ['已受理', `承诺 ${filing.matter.limits.promiseDays} 个工作日办结。`] : [])
    const told = what
      ? applicants(filing, event.at).map((userId) => note(filing, userId, event.at, `${what}：${title}`, body!, 'ent', index, now))
      : []
    if (event.action !== 'urge') return told
    const urged = state.tasks.find((task) => task.id === event.taskId)
    const level = event.data.level ?? 1
    const people = !urged
      ? []
      : level === 1 && urged.holder
        ? [urged.holder.id]
        : cast.reach(upward(urged.pool, state)[level - 1] ?? urged.pool)
    const step = urged ? stepOf(filing.matter.flow, urged.stepKey).name : ''
    return [
      ...told,
      ...people.map((userId) => note(filing, userId, event.at, `催办：${title}`, `${step}，请尽快办理。`, 'gov', index, now)),
    ]
  })
}

function paperNotices({ filing, content, issuedAt }: SeedPaper, { now }: Around): unknown[][] {
  if (Date.parse(issuedAt) < now.getTime() - noticeDays * dayMs) return []
  const at = new Date(Date.parse(issuedAt) + 1_800).toISOString()
  return applicants(filing, issuedAt).map((userId) =>
    note(filing, userId, at, `文书已制发：${content.number}`, content.title, 'ent', 9999, now),
  )
}

/** The people of the enterprise who have worked on the filing by then. */
function applicants({ creator, moves, matter }: SimulatedFiling, at: string): string[] {
  const doers = moves.filter(
    ({ event }) => event.at <= at && event.stepKey !== null && stepOf(matter.flow, event.stepKey).side === 'ent' && event.closed.length > 0,
  )
  return [...new Set([creator.id, ...doers.map(({ event }) => event.actorId)])]
}

function note(
  filing: SimulatedFiling,
  userId: string,
  at: string,
  title: string,
  body: string,
  face: 'gov' | 'ent',
  index: number,
  now: Date,
): unknown[] {
  const id = seedId('notice', `${filing.id}|${userId}|${title}|${index}`)
  // Two in three have been read, within a day of their coming.
  const lag = (Number.parseInt(id.slice(0, 6), 16) % 1400) + 5
  const readAt = new Date(Date.parse(at) + lag * 60_000)
  const read = Number.parseInt(id.slice(9, 13), 16) % 3 !== 0 && readAt < now
  return [id, at, userId, 'filing', title.slice(0, 200), body, `/${face}/filings/${filing.id}`, read ? readAt : null]
}
