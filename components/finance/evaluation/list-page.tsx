import { type Choice, choiceQuery, methodOptions, readChoice, setOptions } from '@/components/finance/evaluation/choice'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { Status, type Tone } from '@/components/ui/status'
import { dimensions2023 } from '@/lib/finance/evaluation/four-dimensions'
import { evaluationGrades } from '@/lib/finance/evaluation/grades'
import { evaluationParts } from '@/lib/finance/evaluation/indicators-2006'
import { type EvaluationList, type EvaluationRow, evaluationList } from '@/lib/finance/queries/evaluation'
import { scopes } from '@/lib/finance/statement/scope'
import { type Actor, may } from '@/lib/kernel/actor'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 财务绩效评价: totals and grades of all enterprises of a year by one method. */
export async function EvaluationListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`evaluation-${face}`)
  const choice = readChoice(params)
  const sorting = readListState(params, { sorts: ['total', 'name', 'level'], sort: '-total' })
  const offset = Number(/^\d{1,5}$/.exec(sorting.after ?? sorting.before ?? '')?.[0] ?? 0)
  const grade = typeof params.grade === 'string' && grades.some(({ value }) => value === params.grade) ? params.grade : undefined
  const level = params.level === 'group' || params.level === 'below' ? params.level : undefined
  const list = await found(
    runQuery(evaluationList, actor, {
      ...{ ...choice, words: sorting.q.slice(0, 50), grade, level, offset, size: memory.size },
      ...{ sort: sorting.sort?.key, descending: sorting.sort?.descending },
    }),
  )
  const filters = filtersFor(list)
  const state = readListState(params, { filters, sorts: ['total', 'name', 'level'], sort: '-total' })
  return (
    <QueryTable
      id={`evaluation-${face}`}
      path={`/${face}/finance/evaluation`}
      {...{ params, state, memory, filters }}
      title="财务绩效评价"
      count={{ value: list.total, capped: false }}
      unit="户"
      note={noteOf(list, choice.method)}
      search="企业名称"
      columns={columns(choice)}
      rows={list.rows}
      rowKey={(row) => row.orgId}
      rowName={(row) => row.orgName}
      rowHref={(row) => `/${face}/finance/evaluation/${row.orgId}?${choiceQuery({ ...choice, year: list.year ?? undefined })}`}
      page={{
        previous: offset > 0 ? String(Math.max(0, offset - memory.size)) : null,
        next: offset + memory.size < list.total ? String(offset + memory.size) : null,
      }}
      exportPath="/api/finance/evaluation"
      actions={
        face === 'gov' && may(actor, 'matter.statistics') && <ButtonLink href="/gov/finance/evaluation/usage">处室使用考核</ButtonLink>
      }
      empty={{ title: '没有可评价的企业', note: '企业的年度决算受理后才能评价。' }}
    />
  )
}

const grades = [...evaluationGrades.map(({ name }) => ({ value: name, label: name })), { value: 'none', label: '不能计分' }]

/** What is not settled of the grades of a method. */
const unsettled = {
  '2006': '修正后总分可能超过 100 分，不封顶（待校核）',
  '2023': '等级沿用 2006 年办法的分档（待校核）',
} as const

function noteOf({ year, sets, chosen, fictional }: EvaluationList, method: keyof typeof unsettled) {
  if (year === null) return null
  if (sets === 0) return `${year} 年没有标准值，请在“标准值”中选用其他年度，或先导入`
  return (
    <>
      {year} 年决算 · {chosen ? `标准值：${chosen.year} ${chosen.industry} ${chosen.size}` : '标准值按行业自动选用'} · {unsettled[method]}
      {fictional && (
        <Status tone="warn" className="ml-1.5">
          含虚构标准值，仅供试用
        </Status>
      )}
    </>
  )
}

function filtersFor({ years, places }: EvaluationList): FilterDefinition[] {
  return [
    {
      key: 'year',
      label: '年度',
      kind: 'select',
      pinned: true,
      all: '最近年度',
      options: years.map((year) => ({ value: String(year), label: `${year} 年` })),
    },
    { key: 'method', label: '方法', kind: 'select', pinned: true, all: '2006 年 22 项', options: methodOptions.slice(1) },
    {
      key: 'set',
      label: '标准值',
      kind: 'select',
      pinned: true,
      all: '自动选用',
      options: setOptions(places).filter(({ value }) => value),
    },
    { key: 'grade', label: '等级', kind: 'select', options: grades },
    {
      key: 'level',
      label: '级次',
      kind: 'select',
      options: [
        { value: 'group', label: '一级企业' },
        { value: 'below', label: '二级及以下' },
      ],
    },
  ]
}

/** Colours of the five letters. */
export function gradeTone(grade: string): Tone {
  if (grade.startsWith('优') || grade.startsWith('良')) return 'ok'
  return grade.startsWith('中') ? 'warn' : 'danger'
}

const score = (text: string | null, reason: string) => (text === null ? <Missing reason={reason} /> : formatDecimal(new Decimal(text), 2))

function columns({ method }: Choice): Column<EvaluationRow>[] {
  const parts = method === '2006' ? evaluationParts : dimensions2023.map(({ name }) => name)
  const why = (row: EvaluationRow) => row.missing.slice(0, 3).join('；') || '没有标准值'
  return [
    { key: 'name', title: '企业', hideable: false, mobile: 'title', sort: 'name', wrap: true, render: (row) => row.orgName },
    { key: 'level', title: '级次', align: 'right', sort: 'level', render: (row) => row.level },
    { key: 'industry', title: '行业', wrap: true, render: (row) => row.industryName },
    { key: 'scope', title: '口径', mobile: 'hidden', render: (row) => scopes[row.scope as keyof typeof scopes] },
    ...parts.map(
      (name): Column<EvaluationRow> => ({
        ...{ key: name, title: name, align: 'right' },
        render: (row) => score(row.parts.find((part) => part.name === name)?.score ?? null, why(row)),
      }),
    ),
    { key: 'total', title: '总分', align: 'right', sort: 'total', render: (row) => score(row.total, why(row)) },
    {
      key: 'grade',
      title: '等级',
      mobile: 'mark',
      render: (row) => (row.grade ? <Status tone={gradeTone(row.grade)}>{row.grade}</Status> : <Missing reason={why(row)} />),
    },
  ]
}
