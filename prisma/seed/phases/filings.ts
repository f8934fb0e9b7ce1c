import { clockOf } from '@/lib/flow/clock'
import { runStatuses } from '@/lib/flow/state'
import { statusNames } from '@/lib/flow/words'
import { workCalendar } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { headline } from '@/lib/matters/workspace'
import { chainStart } from '@/lib/platform/audit'
import { copyRows } from '../copy'
import type { Phase, PhaseContext } from '../phase'
import { readDepartments, readOneThings } from '../reference-files'
import { flawsOf } from '../scenarios/filings/assert'
import { type Numbers, numbersOf } from '../scenarios/filings/numbering'
import { allPlans, fewPlans } from '../scenarios/filings/plans'
import { aroundTables } from '../scenarios/filings/rows/around'
import { filingTables, type Headline } from '../scenarios/filings/rows/filing-rows'
import { flowTables } from '../scenarios/filings/rows/flow-rows'
import { papersOf, paperTable } from '../scenarios/filings/rows/paper-rows'
import { partTable } from '../scenarios/filings/rows/part-rows'
import type { CopyTable } from '../scenarios/filings/rows/table'
import { type ChainEnd, trailOf, trailTables } from '../scenarios/filings/rows/trail'
import { storeSamples } from '../scenarios/filings/sample-files'
import { simulate } from '../scenarios/filings/simulate'
import { stageOf } from '../scenarios/filings/stage'
import type { SimulatedFiling } from '../scenarios/filings/types'
import type { OrganisationWorld } from '../scenarios/organisation/types'
import type { PeopleWorld } from '../scenarios/people/types'

export type FilingsOptions = { readonly small?: boolean; readonly matters: readonly MatterDefinition[] }

/** Plays two years of filings and writes them with everything that hangs on them: history, tasks, papers, grants, notices, audit trail. */
export function filingsPhase(world: OrganisationWorld, people: PeopleWorld, { small = false, matters }: FilingsOptions): Phase {
  return {
    name: 'filings',
    title: '办件',
    budget: 45,
    run: async (context) => {
      const { client, log, now } = context
      const watch = stopwatch(log)
      const stage = stageOf(world, people, [...matters, ...readOneThings(matters)], now)
      const filings = (small ? fewPlans(stage) : allPlans(stage)).map((plan) => simulate(plan, stage))
      watch(`推演 ${filings.length} 件`)
      const flaws = flawsOf(filings, now)
      if (flaws.length > 0) throw new Error(`办件推演有 ${flaws.length} 处不成立：\n${flaws.slice(0, 10).join('\n')}`)
      log(`  ${summary(filings, now)}`)
      watch('核对')
      const samples = await storeSamples()
      const numbers = numbersOf(filings, await countersOf(context))
      const headOf = headlines()
      const departments = new Map(readDepartments().map((department) => [department.code, department.name]))
      const papers = papersOf(filings, numbers, headOf, (code) => departments.get(code) ?? code)
      watch(`文书 ${papers.length} 份`)
      const lines = trailOf(filings, samples, (id) => stage.cast.userOf(id).side, small ? 'audit-small' : 'audit')
      watch(`审计 ${lines.length} 行`)
      const definitionIds = await definitionsInForce(context)
      const { end, waiting } = await chainSoFar(context)
      const tables: CopyTable[] = [
        ...filingTables(filings, { definitionIds, numbers, headOf, samples }),
        partTable(filings),
        ...flowTables(filings, definitionIds, headOf),
        paperTable(papers),
        ...aroundTables(filings, papers, { cast: stage.cast, now, numbers, headOf }),
        {
          table: 'delegation',
          columns: delegationColumns,
          rows: stage.cast.past.map((row) => [
            row.id,
            row.fromUserId,
            row.toUserId,
            row.fromAt,
            row.toAt,
            row.reason,
            row.revokedAt,
            row.createdAt,
          ]),
        },
        ...trailTables(lines, waiting, end, now),
      ]
      const written: Record<string, number> = { counter: await writeCounters(context, numbers.counters) }
      for (const { table, columns, rows } of tables) {
        written[table] = (written[table] ?? 0) + (await copyRows(client, table, columns, rows))
      }
      watch('写入')
      return written
    },
  }
}

const delegationColumns = ['id', 'from_user_id', 'to_user_id', 'from_at', 'to_at', 'reason', 'revoked_at', 'created_at']

function stopwatch(log: (line: string) => void): (what: string) => void {
  let since = performance.now()
  return (what) => {
    log(`  ${what}：${((performance.now() - since) / 1000).toFixed(1)} 秒`)
    since = performance.now()
  }
}

function headlines(): (filing: SimulatedFiling) => Headline {
  const known = new Map<string, Headline>()
  return (filing) => {
    const head = known.get(filing.id) ?? headline(filing.matter, filing.values, filing.names)
    known.set(filing.id, head)
    return head
  }
}

function summary(filings: readonly SimulatedFiling[], now: Date): string {
  const states = runStatuses.map((status) => `${statusNames[status]} ${filings.filter((filing) => filing.state.status === status).length}`)
  const faces = filings.map(({ state, matter }) => ({
    state,
    face: clockOf(state.clock, now.toISOString(), workCalendar, matter.flow.promiseDays),
  }))
  const late = faces.filter(({ state, face }) => state.status === 'concluded' && face && face.leftDays < 0).length
  const overdue = faces.filter(({ state, face }) => ['arrived', 'running'].includes(state.status) && face?.light === 'red').length
  return [...states, `逾期办结 ${late}`, `在办逾期 ${overdue}`].join('、')
}

// The past was played under the versions of the release; what the policy department has published since counts for new filings.
async function definitionsInForce({ client }: PhaseContext): Promise<Map<string, string>> {
  const { rows } = await client.query<{ code: string; id: string }>(
    `select distinct on (code) code, id from definition where kind in ('matter', 'one_thing') and created_by is null order by code, version desc`,
  )
  return new Map(rows.map((row) => [row.code, row.id]))
}

async function countersOf({ client }: PhaseContext): Promise<Numbers['counters']> {
  const { rows } = await client.query<{ series: string; year: number; value: string }>('select series, year, value from counter')
  return rows.map(({ series, year, value }) => ({ series, year, value: BigInt(value) }))
}

async function writeCounters({ client }: PhaseContext, counters: Numbers['counters']): Promise<number> {
  for (const { series, year, value } of counters)
    await client.query(
      'insert into counter (series, year, value) values ($1, $2, $3) on conflict (series, year) do update set value = excluded.value',
      [series, year, value],
    )
  return counters.length
}

/** Where the chain of the audit trail ends, and the lines that are not on it yet. */
async function chainSoFar({ client }: PhaseContext): Promise<{ end: ChainEnd; waiting: { id: string; at: string; digest: string }[] }> {
  const last = await client.query<{ seq: string; hash: string }>('select seq, hash from audit_seal order by seq desc limit 1')
  const unsealed = await client.query<{ id: string; at: Date; digest: string }>(
    'select l.id, l.at, l.digest from audit_line l where not exists (select 1 from audit_seal s where s.line_id = l.id)',
  )
  const [row] = last.rows
  return {
    end: row ? { seq: BigInt(row.seq), hash: row.hash } : { seq: 0n, hash: chainStart },
    waiting: unsealed.rows.map(({ id, at, digest }) => ({ id, at: at.toISOString(), digest })),
  }
}
