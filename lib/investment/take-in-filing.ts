import { readDecimal } from '@/lib/kernel/decimal'
import { readMoney } from '@/lib/kernel/money'
import { isDate, shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { coreKinds, type ProjectKind, projectKinds } from './schema'

type Values = Readonly<Record<string, unknown>>
type Decided = { id: string; number: string | null; orgId: string; matter: string; title: string; values: Values; on: string }

const text = (values: Values, key: string) => String(values[key] ?? '').trim()
/** 万元 of a form as fen; 0 where a form that was accepted leaves it open. */
function money(values: Values, key: string): bigint {
  const read = readMoney(text(values, key), '万元')
  return read.ok ? read.cents : 0n
}
const number = (values: Values, key: string) => readDecimal(text(values, key))?.toDecimalPlaces(4).toString() ?? null
const date = (values: Values, key: string) => (isDate(text(values, key)) ? text(values, key) : null)
const coreOf = (word: string) => coreKinds.find((core) => core === word) ?? '主业'
const kindOf = (word: string): ProjectKind => projectKinds.find((kind) => kind === word) ?? '其他'

const matters = ['GZ-GH-01', 'GZ-GH-02', 'GZ-GH-03', 'GZ-GH-04']

/**
 * What a decided filing brings: a plan (GZ-GH-01, confirmed by the decision) or a project (GZ-GH-02, -03, -04), once however often it is called.
 * Gives what arose, or null. Runs as the system.
 */
export async function takeInFiling(tx: Tx, filingId: string, now: Date): Promise<{ kind: 'plan' | 'project'; id: string } | null> {
  const [decided] = await tx.$queryRaw<(Omit<Decided, 'on'> & { concludedAt: Date })[]>`
    select f.id::text, f.number, f.org_id::text as "orgId", f.matter_code as matter, f.title, f.values, f.concluded_at as "concludedAt"
    from filing_by_matter f where f.id = ${filingId}::uuid and f.matter_code = any (${matters}) and f.status = 'concluded' and f.concluded_at is not null
    order by f.matter_code limit 1`
  if (!decided) return null
  const filing = { ...decided, on: shanghaiDate(decided.concludedAt) }
  return filing.matter === 'GZ-GH-01' ? takeInPlan(tx, filing, now) : takeInProject(tx, filing, now)
}

async function takeInPlan(tx: Tx, { id: filingId, number: filingNumber, orgId, values, title, on }: Decided, now: Date) {
  const year = Number(text(values, 'plan_year'))
  if (!Number.isInteger(year) || (await tx.investPlan.findUnique({ where: { filingId }, select: { id: true } }))) return null
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`invest-plan:${orgId}:${year}`}))`
  const newest = await tx.investPlan.findFirst({ where: { orgId, year }, orderBy: { number: 'desc' }, select: { number: true } })
  const id = newId()
  await tx.investPlan.create({
    data: {
      ...{ id, orgId, year, number: (newest?.number ?? 0) + 1, status: 'confirmed', origin: 'filing', filingId },
      ...{ total: money(values, 'total_invest'), fixed: money(values, 'fixed_invest'), equity: money(values, 'equity_invest') },
      ...{ other: money(values, 'other_invest'), nonCore: money(values, 'noncore_invest'), overseas: money(values, 'overseas_invest') },
      ...{ ownFunds: money(values, 'self_fund'), debtFunds: money(values, 'debt_fund'), fiscalFunds: money(values, 'fiscal_fund') },
      ...{ basis: `${filingNumber ?? ''} ${title}`.trim().slice(0, 200), byName: '办件', at: now },
      ...{ decidedByName: '办件办结', decidedAt: now, decision: text(values, 'adjust_note').slice(0, 300) || `${on} 办结` },
    },
  })
  const rows = Array.isArray(values.projects) ? (values.projects as Values[]) : []
  await tx.investPlanItem.createMany({
    data: rows.map((row, index) => ({
      ...{ planId: id, position: index + 1, orgId, name: text(row, 'name').slice(0, 200) },
      ...{ kind: kindOf(text(row, 'type')), core: coreOf(text(row, 'core')) },
      ...{ total: money(row, 'total_invest'), year: money(row, 'year_invest'), startOn: date(row, 'start'), endOn: date(row, 'end') },
      ...{ yield: number(row, 'irr'), decision: text(row, 'status').slice(0, 100) },
    })),
  })
  return { kind: 'plan' as const, id }
}

async function takeInProject(tx: Tx, filing: Decided, now: Date) {
  const { id: filingId, orgId, matter, values, on } = filing
  if (await tx.investProject.findUnique({ where: { filingId }, select: { id: true } })) return null
  const overseas = matter === 'GZ-GH-04'
  const amount = money(values, overseas ? 'invest_cny' : 'total_invest')
  const id = newId()
  const mode = text(values, 'invest_mode') === '新设' ? '新设企业' : text(values, 'invest_mode')
  await tx.investProject.create({
    data: {
      ...{ id, orgId, code: filing.number ?? filingId, name: (text(values, 'project_name') || filing.title).slice(0, 200) },
      kind: kindOf(overseas ? mode : text(values, 'invest_type')),
      core: matter === 'GZ-GH-03' ? '非主业' : coreOf(text(values, 'core_match')),
      ...{
        overseas,
        approvedTotal: amount,
        ownCapital: overseas ? amount : money(values, 'own_invest'),
        approvedYield: number(values, 'irr'),
      },
      // Only GZ-GH-02 names days; the others begin with their approval, and the end is told later as a change.
      ...{
        adcode: text(values, 'district') || null,
        plannedStart: date(values, 'build_start') ?? on,
        plannedEnd: date(values, 'build_end'),
      },
      ...{ state: '拟建', filingId, filingNumber: filing.number, basis: `${filing.number ?? ''} ${filing.title}`.trim().slice(0, 200) },
      ...{ createdAt: now, createdByName: '办件' },
    },
  })
  return { kind: 'project' as const, id }
}
