import { expect, test } from 'vitest'
import { lifeOf } from '@/components/investment/project-life'
import type { InvestProjectCard } from '@/lib/investment/queries/project'

const change = (kind: string, on: string, before: string, after: string) => ({
  ...{ id: `change-${kind}`, projectId: 'p', orgId: 'o', kind, before, after, reason: '按计划', basis: '决议', on, status: 'effective' },
  ...{ byName: '张示例', at: `${on}T02:00:00Z`, own: false, decidedByName: null, decidedAt: null, decision: '' },
})
const milestone = (name: string, plannedOn: string, actualOn: string | null) => ({
  ...{ id: name, projectId: 'p', orgId: 'o', name, plannedOn, actualOn, version: 1 },
})
const filing = (id: string, matter: string, name: string, on: string | null) => ({
  id,
  number: `〔${id}〕`,
  matter,
  name,
  status: 'concluded',
  on,
})

const card = {
  project: { state: '完工', filingId: 'f1', plannedEnd: '2025-12-31', startedOn: '2024-03-01', endedOn: '2025-11-20' },
  facts: { createdAt: '2024-02-10T02:00:00Z', createdByName: '办件' },
  today: '2026-07-20',
  months: [{ month: 202511, actualPct: '100' }],
  earlier: [],
  milestones: [milestone('主体封顶', '2024-12-31', '2025-01-15'), milestone('竣工验收', '2025-10-31', '2025-11-18')],
  changes: [
    change('start', '2024-03-01', '拟建', '在建'),
    change('stop', '2024-08-01', '在建', '停建'),
    change('finish', '2025-11-20', '在建', '完工'),
  ],
  plans: [{ planId: 'plan', year: 2024, amount: '100', status: 'confirmed' }],
  filings: [filing('f1', 'GZ-GH-02', '重大投资项目（主业）', '2024-02-10'), filing('f2', 'GZ-GH-07', '投资项目后评价', '2026-06-30')],
} as unknown as InvestProjectCard

const titles = (change: Partial<Record<keyof InvestProjectCard, unknown>> = {}) =>
  lifeOf({ ...card, ...change } as InvestProjectCard, 'gov').map(({ title, tone }) => [title, tone ?? 'ok'])

test('the life of a project says plan, filing, start, milestones, changes, completion and later evaluation in the order of their days', () => {
  expect(titles()).toEqual([
    ['列入 2024 年度投资计划', 'ok'],
    ['重大投资项目（主业）办结', 'ok'],
    ['开工（启动）', 'ok'],
    ['停建', 'danger'],
    ['节点：主体封顶', 'warn'],
    ['节点：竣工验收', 'warn'],
    ['完工', 'ok'],
    ['后评价办结', 'ok'],
  ])
})

test('what is missing and what is to come is said as such', () => {
  const project = { ...card.project, state: '在建', endedOn: null, plannedEnd: '2027-12-31' }
  const milestones = [milestone('主体封顶', '2026-06-30', null), milestone('竣工验收', '2027-10-31', null)]
  const open = titles({ project, milestones, changes: [], filings: card.filings.slice(0, 1), months: [{ month: 202606, actualPct: '38' }] })
  expect(open).toEqual([
    ['列入 2024 年度投资计划', 'ok'],
    ['重大投资项目（主业）办结', 'ok'],
    ['开工', 'ok'],
    ['节点逾期：主体封顶', 'danger'],
    ['最近月报：形象进度 38.00%', 'current'],
    ['节点：竣工验收', 'future'],
    ['完工', 'future'],
    ['投资后评价', 'future'],
  ])
  const registered = titles({ filings: [], project: { ...card.project, filingId: null } })
  expect(registered.map(([title]) => title)).toContain('登记进入项目库')
  expect(registered.at(-1)).toEqual(['投资后评价', 'future'])
})
