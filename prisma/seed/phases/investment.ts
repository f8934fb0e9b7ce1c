import type { Client } from 'pg'
import { type DecidedFiling, planMatter, projectMatters } from '@/lib/investment/rules/from-filing'
import { copyRows } from '../copy'
import type { Phase } from '../phase'
import { rng } from '../rng'
import { type Books, playAmounts } from '../scenarios/investment/amounts'
import { evaluatedDrafts, filedDrafts, ownDrafts } from '../scenarios/investment/drafts'
import { writePlans } from '../scenarios/investment/plans'
import { type Rows, writeProject } from '../scenarios/investment/rows'
import { monthsShown, stepsOf } from '../scenarios/investment/scene'
import type { OrganisationWorld, OrgRow } from '../scenarios/organisation/types'

const evaluation = 'GZ-GH-07'
/** What one group in eight reports of what its books say, so that AF76 has something to find. */
const underReported = 70n

/** Plans of two years and projects with their months, agreeing with the cash flow statements and with what was decided; statements and filings first. */
export function investmentPhase(world: OrganisationWorld): Phase {
  return {
    name: 'investment',
    title: '投资监管',
    budget: 3,
    run: async ({ client, now }) => {
      const { today, last, first } = monthsShown(now)
      const filings = await decided(client)
      const groupOf = groupsOf(world)
      const drafts = [
        ...ownDrafts(world, last),
        ...filedDrafts(of(filings, projectMatters), groupOf, last),
        ...evaluatedDrafts(of(filings, [evaluation]), groupOf),
      ]
      const books = await booksOf(client, world, first, last)
      const played = playAmounts(
        drafts.map((draft) => ({ draft, steps: stepsOf(draft, last) })),
        books,
      )
      const frame = { rows: new Map() as Rows, today, now, officer: '规划发展处' }
      for (const one of played) writeProject(frame, one)
      writePlans(frame, played, of(filings, [planMatter]), last)
      return writeRows(client, frame.rows)
    },
  }
}

const of = (filings: readonly DecidedFiling[], matters: readonly string[]) => filings.filter(({ matter }) => matters.includes(matter))

async function writeRows(client: Client, rows: Rows): Promise<Record<string, number>> {
  const written: Record<string, number> = {}
  for (const table of [
    'invest_plan',
    'invest_plan_item',
    'invest_project',
    'invest_milestone',
    'invest_progress',
    'invest_change',
    'invest_review',
  ]) {
    const list = rows.get(table) ?? []
    if (list.length === 0) continue
    const columns = Object.keys(list[0]!)
    written[table] = await copyRows(
      client,
      table,
      columns,
      list.map((row) => columns.map((column) => row[column])),
    )
  }
  return written
}

async function decided(client: Client): Promise<DecidedFiling[]> {
  const { rows } = await client.query<DecidedFiling>(
    `select f.id::text, f.number, f.org_id::text as "orgId", f.matter_code as matter, f.title, f.values,
       to_char(f.concluded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
     from filing f where f.status = 'concluded' and f.matter_code = any ($1) order by f.concluded_at, f.id`,
    [[planMatter, ...projectMatters, evaluation]],
  )
  return rows
}

function groupsOf(world: OrganisationWorld) {
  const orgs = new Map(world.orgs.map((org) => [org.id, org]))
  const rootOf = (org: OrgRow): OrgRow => {
    const above = org.level > 1 && org.parentId ? orgs.get(org.parentId) : undefined
    return above?.kind === 'enterprise' ? rootOf(above) : org
  }
  return (orgId: string) => {
    const org = orgs.get(orgId)
    return org ? { org, group: rootOf(org).id, unit: org.groupId ?? org.id } : null
  }
}

/** What the consolidated cash flow statements of a group say it paid for assets and investments, month by month; without statements something in its size. */
async function booksOf(client: Client, world: OrganisationWorld, first: number, last: number): Promise<Books> {
  const { rows } = await client.query<{ org: string; period: number; paid: string }>(
    `select s.org_id::text as org, s.period, sum(v.amounts[c.position])::text as paid
     from statement s join org o on o.id = s.org_id and o.level = 1 join statement_version v on v.id = s.accepted_version_id
     join statement_cell c on c.form_id = v.form_id and c.path in ('CF.capex@ytd', 'CF.inv_paid@ytd')
     where s.form_code = 'flash' and s.scope = 'consolidated' and s.period between $1 and $2 group by 1, 2`,
    [first - 100, last],
  )
  const paid = new Map(rows.map((row) => [`${row.org}:${row.period}`, BigInt(row.paid ?? 0)]))
  const capital = new Map(world.orgs.map((org) => [org.id, org.registeredCapital]))
  const known = new Set(rows.map((row) => row.org))
  const some = (group: string, month: number) =>
    ((capital.get(group) ?? 10_000_000_000n) * BigInt(rng(`investment-books:${group}:${month}`).int(30, 90))) / 10_000n
  // Reported so far less reported before, so that a month that was short is made up for by the next.
  const told = new Map<string, bigint>()
  return (group: string, month: number) => {
    const yearly = paid.get(`${group}:${month}`)
    const key = `${group}:${Math.floor(month / 100)}`
    if (!known.has(group) || yearly === undefined) return { paid: some(group, month), bound: false }
    const wanted = rng(`investment-under:${group}`).chance(0.125) ? (yearly * underReported) / 100n : yearly
    const left = wanted - (told.get(key) ?? 0n)
    if (left > 0n) told.set(key, (told.get(key) ?? 0n) + left)
    return { paid: left > 0n ? left : 0n, bound: true }
  }
}
