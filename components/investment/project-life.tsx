import { monthText, percentOf } from '@/components/investment/light'
import { changeLabel } from '@/components/investment/project-course'
import type { TimelineEntry } from '@/components/patterns/timeline'
import { TextLink } from '@/components/ui/text-link'
import type { InvestProjectCard } from '@/lib/investment/queries/project'

type Stage = TimelineEntry & { on: string }

/**
 * The whole life of a project in the order of its days (S053): yearly plans, the filing that approved it, registration, start, milestones, changes,
 * the newest month, completion and later evaluations. What is to come stands behind as such, and a stage that is missing is said.
 */
export function lifeOf(card: InvestProjectCard, face: 'gov' | 'ent'): TimelineEntry[] {
  const past = [...planned(card, face), ...approved(card, face), ...built(card), ...evaluated(card, face)]
  return [...past.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), ...toCome(card)]
}

const entry = (id: string, title: string, on: string, more: Partial<TimelineEntry> = {}): Stage => ({
  ...{ id, title, on, at: null, person: null, place: on, ...more },
})

const planned = ({ plans }: InvestProjectCard, face: string): Stage[] =>
  plans.map(({ planId, year }) =>
    entry(`plan-${planId}`, `列入 ${year} 年度投资计划`, `${year}-01-01`, {
      ...{ place: `${year} 年`, extra: <TextLink href={`/${face}/investment/plans/${planId}`}>查看计划</TextLink> },
    }),
  )

function approved({ filings, project, facts }: InvestProjectCard, face: string): Stage[] {
  const filing = filings.find(({ id }) => id === project.filingId)
  const created = facts.createdAt.slice(0, 10)
  if (!filing)
    return [entry('registered', project.filingId ? '办件批准，进入项目库' : '登记进入项目库', created, { person: facts.createdByName })]
  return [
    entry('filing', `${filing.name}办结`, filing.on ?? created, {
      extra: <TextLink href={`/${face}/filings/${filing.id}`}>{filing.number ?? '查看办件'}</TextLink>,
    }),
  ]
}

function built({ project, milestones, changes, months, today }: InvestProjectCard): Stage[] {
  const newest = months.at(-1)
  const told = new Set(changes.flatMap(({ kind }) => (kind === 'start' || kind === 'finish' || kind === 'end' ? [kind] : [])))
  return [
    ...(project.startedOn && !told.has('start') ? [entry('start', '开工', project.startedOn)] : []),
    ...changes
      .filter(({ status }) => status !== 'returned')
      .map((one) =>
        entry(one.id, `${changeLabel(one.kind)}${one.status === 'proposed' ? '（待核定）' : ''}`, one.on, {
          ...{
            person: one.byName,
            opinion: [one.before && one.after ? `${one.before} → ${one.after}` : '', one.reason].filter(Boolean).join('；'),
          },
          tone: one.kind === 'stop' || one.kind === 'end' ? 'danger' : one.status === 'proposed' ? 'warn' : 'ok',
        }),
      ),
    ...milestones
      .filter(({ actualOn, plannedOn }) => actualOn !== null || plannedOn < today)
      .map(({ id, name, plannedOn, actualOn }) =>
        actualOn
          ? entry(id, `节点：${name}`, actualOn, {
              tone: actualOn > plannedOn ? 'warn' : 'ok',
              opinion: actualOn > plannedOn ? `计划 ${plannedOn}` : null,
            })
          : entry(id, `节点逾期：${name}`, plannedOn, { tone: 'danger' }),
      ),
    ...(newest && project.state !== '完工' && project.state !== '终止'
      ? [
          entry('now', `最近月报：形象进度 ${percentOf(newest.actualPct)}`, `${monthText(newest.month)}-31`, {
            ...{ place: monthText(newest.month), tone: 'current' },
          }),
        ]
      : []),
    ...(project.endedOn && !told.has('finish') && !told.has('end') ? [entry('end', project.state, project.endedOn)] : []),
  ]
}

const evaluated = ({ filings }: InvestProjectCard, face: string): Stage[] =>
  filings
    .filter(({ matter }) => matter === 'GZ-GH-07')
    .map(({ id, number, on }) =>
      entry(id, on ? '后评价办结' : '后评价办理中', on ?? '9999-12-31', {
        ...{ place: on, tone: on ? 'ok' : 'current', extra: <TextLink href={`/${face}/filings/${id}`}>{number ?? '查看办件'}</TextLink> },
      }),
    )

function toCome({ project, milestones, filings, today }: InvestProjectCard): TimelineEntry[] {
  const future = (id: string, title: string, place: string | null): TimelineEntry => ({
    ...{ id, title, place, person: null, at: null, tone: 'future' },
  })
  const open = project.state !== '完工' && project.state !== '终止'
  const evaluation = filings.some(({ matter }) => matter === 'GZ-GH-07')
  return [
    ...milestones
      .filter(({ actualOn, plannedOn }) => actualOn === null && plannedOn >= today)
      .map(({ id, name, plannedOn }) => future(id, `节点：${name}`, `计划 ${plannedOn}`)),
    ...(open ? [future('finish', '完工', project.plannedEnd ? `计划 ${project.plannedEnd}` : '批准时没有写明')] : []),
    ...(evaluation || project.state === '终止'
      ? []
      : [future('evaluation', '投资后评价', open ? '完工后一至三年' : '完工后一至三年，尚未办理')]),
  ]
}
