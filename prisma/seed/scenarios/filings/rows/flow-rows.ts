import { clockOf, measure } from '@/lib/flow/clock'
import { stepOf } from '@/lib/flow/rules/route'
import type { FlowTask, RunState } from '@/lib/flow/state'
import { eventRow, taskRow } from '@/lib/flow/store-rows'
import { workCalendar } from '@/lib/kernel/workday'
import { seedId } from '../../../ids'
import type { SimulatedFiling } from '../types'
import type { CopyTable } from './table'

type Headline = { readonly title: string; readonly amount: bigint | null }

/** The tables of runs: heads, tasks, events, opinions and the ledger of the clock. */
export function flowTables(
  filings: readonly SimulatedFiling[],
  definitionIds: ReadonlyMap<string, string>,
  headOf: (filing: SimulatedFiling) => Headline,
): CopyTable[] {
  return [
    {
      table: 'flow_run',
      columns: [
        'id',
        'definition_id',
        'subject_kind',
        'subject_id',
        'org_id',
        'line',
        'status',
        'round',
        'state',
        'event_seq',
        'started_at',
        'arrived_at',
        'accepted_at',
        'ended_at',
        'due_at',
        'version',
      ],
      rows: filings.map((filing) => {
        const { state, moves, matter } = filing
        const dueAt = moves.length > 1 ? (clockOf(state.clock, state.at, workCalendar, matter.flow.promiseDays)?.dueAt ?? null) : null
        const times = [filing.createdAt, state.arrivedAt, state.acceptedAt, state.endedAt, dueAt]
        return [
          state.runId,
          definitionIds.get(matter.code),
          'filing',
          filing.id,
          state.orgId,
          state.line,
          state.status,
          state.round,
          state,
          state.seq,
          ...times,
          moves.length,
        ]
      }),
    },
    {
      table: 'task',
      columns: taskColumns,
      rows: filings.flatMap((filing) => taskRows(filing, headOf(filing))),
    },
    {
      table: 'flow_event',
      columns: eventColumns,
      rows: filings.flatMap(({ moves, matter }) =>
        moves.map(({ event, state, departmentName }) => {
          const row = eventRow(event, state, event.stepKey === null ? null : stepOf(matter.flow, event.stepKey).name, departmentName)
          return eventColumns.map((column) => row[column])
        }),
      ),
    },
    {
      table: 'flow_opinion',
      columns: ['event_id', 'run_id', 'org_id', 'line', 'audience', 'text'],
      rows: filings.flatMap(({ moves, state }) =>
        moves.flatMap(({ event }) =>
          event.opinion === null ? [] : [[event.id, state.runId, state.orgId, state.line, event.audience, event.opinion]],
        ),
      ),
    },
    {
      table: 'clock_interval',
      columns: ['id', 'run_id', 'org_id', 'line', 'kind', 'reason', 'from_at', 'to_at', 'wall_seconds', 'workdays'],
      rows: filings.flatMap(({ state }) => intervalRows(state)),
    },
  ]
}

const eventColumns = [
  'id',
  'run_id',
  'org_id',
  'line',
  'seq',
  'at',
  'actor_id',
  'actor_name',
  'on_behalf_of',
  'on_behalf_name',
  'department_name',
  'action',
  'step_key',
  'step_name',
  'task_id',
  'round',
  'data',
] as const

const openedColumns = [
  'id',
  'run_id',
  'subject_kind',
  'subject_id',
  'org_id',
  'line',
  'side',
  'step_key',
  'step_name',
  'round',
  'pool',
  'branch',
  'parent_task_id',
  'title',
  'org_name',
  'amount',
  'arrived_at',
  'due_at',
] as const
const taskColumns = [
  ...openedColumns,
  'holder_id',
  'holder_name',
  'status',
  'done_at',
  'done_by',
  'on_behalf_of',
  'action',
  'urged_at',
  'urges',
]

/** A task as it was opened, with what has become of it since. */
function taskRows(filing: SimulatedFiling, { title, amount }: Headline): unknown[][] {
  const subject = { kind: 'filing', id: filing.id, title, orgName: filing.org.shortName, amount }
  const now = new Map(filing.state.tasks.map((task) => [task.id, task]))
  return filing.moves.flatMap(({ event, state }) =>
    event.opened.map((opened) => {
      const row = taskRow(opened, state, subject, stepOf(filing.matter.flow, opened.stepKey))
      return [...openedColumns.map((column) => row[column]), ...presentOf(now.get(opened.id)!, filing)]
    }),
  )
}

function presentOf(task: FlowTask, { moves }: SimulatedFiling): unknown[] {
  const urges = moves.filter(({ event }) => event.action === 'urge' && event.taskId === task.id)
  const { holder, status, done } = task
  const outcome = [done?.at ?? task.closedAt, done?.by.id ?? null, done?.onBehalfOf?.id ?? null, done?.action ?? null]
  return [holder?.id ?? null, holder?.name ?? null, status, ...outcome, urges.at(-1)?.event.at ?? null, urges.length]
}

function intervalRows({ runId, orgId, line, clock, at }: RunState): unknown[][] {
  return clock.map((interval, index) => {
    const measured = interval.to === null ? null : measure(interval, at, workCalendar)
    const id = seedId('interval', `${runId}|${index}`)
    return [
      id,
      runId,
      orgId,
      line,
      interval.kind,
      interval.reason,
      interval.from,
      interval.to,
      measured?.wallSeconds ?? null,
      measured?.workdays ?? null,
    ]
  })
}
