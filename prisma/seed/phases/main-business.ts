import type { Client } from 'pg'
import { industryName } from '@/lib/forms/lists/industries'
import { type Business, catalogueCode, mainBusinessKind, mainBusinessSchema } from '@/lib/investment/main-business/catalogue'
import { statementCells } from '@/lib/investment/main-business/statement-totals'
import { canonicalJson } from '@/lib/kernel/canonical'
import { sm3 } from '@/lib/platform/crypto'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import type { Phase } from '../phase'
import { type Rng, rng } from '../rng'
import type { OrganisationWorld, OrgRow } from '../scenarios/organisation/types'

type Totals = { revenue: bigint; assets: bigint; profit: bigint }
type Line = Totals & { name: string; industry: string | null }

/** Catalogues of main businesses of the city's groups, and what they reported by segment of the last three years; the statements first. */
export function mainBusinessPhase(world: OrganisationWorld): Phase {
  const groups = world.orgs.filter(
    (org) => org.kind === 'enterprise' && org.level === 1 && org.owner === 'city' && org.coreBusiness.length > 0,
  )
  return {
    name: 'main-business',
    title: '主业目录',
    budget: 2,
    run: async ({ client, now }) => {
      const definitions = groups.map((org) => catalogueOf(org, now))
      await client.query('insert into definition select d.* from jsonb_populate_recordset(null::definition, $1) d on conflict do nothing', [
        JSON.stringify(definitions),
      ])
      const year = now.getFullYear()
      const reports: unknown[][] = []
      const lines: unknown[][] = []
      for (const org of groups) {
        for (const [at, totals] of await totalsOf(client, org.id, [year - 3, year - 2, year - 1])) {
          const id = seedId('segment-report', `${org.id}:${at}`)
          const gap = rng(`segments-gap:${org.id}:${at}`).chance(0.08)
          const explanation = gap ? '与决算的差额为年末重分类，已与财务部门核对。' : ''
          const stamp = `${at + 1}-05-20T09:30:00+08:00`
          reports.push([id, org.id, at, 1, 'reported', '', explanation, stamp, seedId('user', 'segments'), '原统计系统', stamp, 2])
          segmentsOf(org, at, totals, gap).forEach((line, place) => {
            lines.push([id, place, org.id, line.name, line.industry, line.revenue, line.assets, line.profit])
          })
        }
      }
      return {
        definition: definitions.length,
        segment_report: await copyRows(client, 'segment_report', reportColumns, reports),
        segment_line: await copyRows(client, 'segment_line', lineColumns, lines),
      }
    },
  }
}

const reportColumns = 'id org_id year number status reason explanation edited_at edited_by edited_by_name reported_at version'.split(' ')
const lineColumns = 'report_id place org_id name industry revenue assets profit'.split(' ')

/** The businesses of a group: its approved codes by division, and now and then one that is to be cultivated. */
function businessesOf(org: OrgRow): Business[] {
  const divisions = new Map<string, string[]>()
  for (const code of org.coreBusiness) divisions.set(code.slice(0, 3), [...(divisions.get(code.slice(0, 3)) ?? []), code])
  const main = [...divisions].map(
    ([division, codes]): Business => ({ name: industryName(division) ?? division, kind: '主业', codes, until: null }),
  )
  const chance = rng(`main-business:${org.id}`)
  const young = (['I65', 'M73', 'C39'] as const).filter((code) => !divisions.has(code))
  if (young.length === 0 || !chance.chance(0.5)) return main
  const code = chance.pick(young)
  return [...main, { name: industryName(code) ?? code, kind: '拟培育', codes: [code], until: chance.int(2025, 2028) }]
}

function catalogueOf(org: OrgRow, now: Date) {
  const businesses = businessesOf(org)
  const names = businesses.filter(({ kind }) => kind === '主业').map(({ name }) => name)
  const document = `青国资规〔2023〕示例${org.code.slice(-3)}号`
  const body = mainBusinessSchema.parse({ duty: `${names.slice(0, 3).join('、')}等领域的投资、建设和运营`, document, businesses })
  return {
    ...{ id: seedId('definition', `${mainBusinessKind}:${org.code}:1`), kind: mainBusinessKind, code: catalogueCode(org.code), version: 1 },
    ...{ name: `${org.shortName}主业目录`, line: null, org_id: org.id, effective_from: '2024-01-01', retired: false, body },
    ...{ digest: sm3(canonicalJson(body)), created_at: now.toISOString(), created_by: null, note: '演示数据' },
  }
}

async function totalsOf(client: Client, orgId: string, years: readonly number[]): Promise<Map<number, Totals>> {
  const columns = Object.entries(statementCells).map(
    ([name, path]) =>
      `coalesce(v.amounts[(select c.position from statement_cell c where c.form_id = v.form_id and c.path = '${path}')], 0)::text as ${name}`,
  )
  const { rows } = await client.query<{ year: number } & Record<keyof Totals, string>>(
    `select s.period / 100 as year, ${columns.join(', ')} from statement s join statement_version v on v.id = s.accepted_version_id
     where s.org_id = $1 and s.form_code = 'annual' and s.scope in ('consolidated', 'single') and s.period / 100 = any($2) order by s.period, s.scope desc`,
    [orgId, years],
  )
  const read = (row: Record<keyof Totals, string>) => ({
    revenue: BigInt(row.revenue),
    assets: BigInt(row.assets),
    profit: BigInt(row.profit),
  })
  return new Map(rows.map((row) => [row.year, read(row)]))
}

/** Segments that add up to the statement: the businesses, what lies outside of them, and what is eliminated among them. */
function segmentsOf(org: OrgRow, year: number, totals: Totals, gap: boolean): Line[] {
  const chance = rng(`segments:${org.id}:${year}`)
  const share = 0.52 + 0.45 * rng(`segments-share:${org.id}`).next() + 0.02 * chance.next()
  const businesses = businessesOf(org)
  const parts = [
    ...weighed(
      businesses.map(({ name, codes }) => ({ name, industry: codes[0]! })),
      share,
      chance,
    ),
    ...weighed(
      [
        { name: '商务服务及其他', industry: 'L72' },
        { name: '批发贸易', industry: 'F51' },
      ].filter(({ industry }) => !org.coreBusiness.some((code) => code.startsWith(industry))),
      1.02 - share,
      chance,
    ),
  ]
  const of = (whole: bigint, part: number) => ((whole * BigInt(Math.round(part * 10_000))) / 10_000n / 100n) * 100n
  const lines = parts.map(
    ({ name, industry, part }): Line => ({
      ...{ name, industry, revenue: of(totals.revenue, part) },
      ...{ assets: of(totals.assets, part), profit: of(totals.profit, part) },
    }),
  )
  const sum = (key: keyof Totals) => lines.reduce((all, line) => all + line[key], 0n)
  const rest = (key: keyof Totals) => (gap ? (totals[key] * 97n) / 100n : totals[key]) - sum(key)
  return [...lines, { name: '总部及内部抵销', industry: null, revenue: rest('revenue'), assets: rest('assets'), profit: rest('profit') }]
}

function weighed<T extends object>(items: readonly T[], whole: number, chance: Rng): (T & { part: number })[] {
  const weights = items.map(() => 0.5 + chance.next())
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return items.map((item, index) => ({ ...item, part: (whole * weights[index]!) / sum }))
}
