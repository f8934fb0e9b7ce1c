import { addDays } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { type FactAsk, type FactQuestion, type FactReader, fact, orgIn, text, yearBefore, yearIn } from './ask'

/** Facts of the ledger of filings; decided = 办结. Amounts are those of the forms, in 万元. */
export const ledgerFacts: Readonly<Record<string, FactReader>> = {
  'base.target.open_count': ({ filingId, values }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    return count(Prisma.sql`(f.org_id = ${target}::uuid or f.target_org_id = ${target}::uuid) and f.id <> ${filingId}::uuid
      and f.status in ('arrived', 'running', 'correcting', 'paused', 'returned')`)
  },
  'base.target.transfer_pct_12m': (question) => {
    const where = overTarget(question, ['GZ-CQ-01', 'GZ-CQ-02'])
    return where && sum(where, 'transfer_pct')
  },
  'base.target.disposals_12m': ({ values, today }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    return count(Prisma.sql`(f.org_id = ${target}::uuid or f.target_org_id = ${target}::uuid)
      and f.matter_code in ('GZ-CQ-01', 'GZ-CQ-02', 'GZ-CQ-04', 'GZ-CQ-05') and ${decidedSince(yearBefore(today))}`)
  },
  'base.target.capital_changes_12m': (question) => {
    const where = overTarget(question, ['GZ-GG-05', 'GZ-CQ-03'])
    return where && count(where)
  },
  'base.appraisal.filed': ({ values, filingId }) => {
    const target = orgIn(values, 'target_org')
    return target ? found(appraisals(target, filingId)) : undefined
  },
  'base.appraisal.base_date': ({ values, filingId }) => latest(orgIn(values, 'target_org'), filingId, 'base_date'),
  'base.appraisal.value': ({ values, filingId }) => latest(orgIn(values, 'target_org'), filingId, 'appr_equity'),
  'base.econ_approval.found': ({ values }) => {
    const number = text(values, 'econ_approval')
    const target = orgIn(values, 'target_org')
    if (!number) return undefined
    return found(Prisma.sql`f.paper_number = ${number} and f.status = 'concluded'
      and not exists (select 1 from paper p where p.filing_id = f.id and p.revoked_at is not null) and (${target}::uuid is null or f.target_org_id = ${target}::uuid)`)
  },
  'base.event_filing.decided': ({ values }) => {
    const number = text(values, 'event_matter')
    return number ? found(Prisma.sql`f.number = ${number} and f.status = 'concluded'`) : undefined
  },
  'base.plan.total_invest': (question) =>
    yearly(question, { code: 'GZ-GH-01', key: 'total_invest', of: 'plan_year' }, yearIn(question, ['budget_year'])),
  'base.plan.avg_invest_3y': (question) => {
    const year = yearIn(question, ['plan_year', 'year'])
    return value(Prisma.sql`
      select round(avg((f.values->>'total_invest')::numeric), 2)::text as value from filing_by_matter f
      where f.org_id = ${question.orgId}::uuid and f.matter_code = 'GZ-GH-01' and f.status = 'concluded' and f.values->>'total_invest' ~ '^-?[0-9.]+$'
        and coalesce(f.values->>'plan_year', f.values->>'year', '0') ~ '^[0-9]+$'
        and coalesce(f.values->>'plan_year', f.values->>'year', '0')::int between ${year - 3} and ${year - 1}`)
  },
  'base.plan.project_listed': ({ orgId, values, today }) => {
    const name = text(values, 'project_name')
    if (!name) return undefined
    return fact<{ listed: boolean }>(
      Prisma.sql`
        select exists (select 1 from filing_by_matter f cross join lateral jsonb_array_elements(
            case when jsonb_typeof(f.values->'projects') = 'array' then f.values->'projects' else '[]'::jsonb end) p
          where f.org_id = ${orgId}::uuid and f.matter_code = 'GZ-GH-01' and f.status = 'concluded'
            and to_char(f.concluded_at at time zone 'Asia/Shanghai', 'YYYY') = ${today.slice(0, 4)} and p->>'name' = ${name})
          or exists (select 1 from (select distinct on (p.org_id) p.id from invest_plan p join org_closure c on c.ancestor_id = p.org_id and c.to_date is null
              where c.org_id = ${orgId}::uuid and p.year = ${Number(today.slice(0, 4))} and p.status = 'confirmed' order by p.org_id, p.number desc) p
            join invest_plan_item i on i.plan_id = p.id where i.name = ${name}) as listed`,
      (row) => row?.listed ?? false,
    )
  },
  'base.project.plan_total': (question) => ofProject(question, 'total_invest'),
  'base.project.plan_irr': (question) => ofProject(question, 'irr'),
  'base.noncore.year_sum': (question) => yearSum(question, 'GZ-GH-03', 'own_invest'),
  'base.payroll.total': (question) =>
    yearly(question, { code: 'GZ-KH-01', key: 'total', of: 'wage_year' }, yearIn(question, ['budget_year', 'wage_year'])),
  'base.settlement.np_parent': (question) =>
    yearly(question, { code: 'GZ-CW-02', key: 'np_parent', of: 'settle_year' }, yearIn(question, ['income_year'], -1), true),
  'base.guarantee.acyclic': ({ values }) => {
    const from = orgIn(values, 'guarantor') ?? orgIn(values, 'applicant_org')
    const to = text(values, 'guarantee_to_uscc')
    if (!from || !to) return undefined
    // A cycle would be a chain of decided guarantees from the new debtor back to the guarantor.
    return fact<{ cycle: boolean }>(
      Prisma.sql`
        with recursive edge as (
          select coalesce(nullif(f.values->>'guarantor', ''), f.org_id::text) as a, o.id::text as b from filing_by_matter f
          join org o on o.code = f.values->>'guarantee_to_uscc' where f.matter_code = 'GZ-CW-07' and f.status = 'concluded'
        ), reach as (
          select o.id::text as node from org o where o.code = ${to}
          union select e.b from reach r join edge e on e.a = r.node
        ) select exists (select 1 from reach where node = ${from}) as cycle`,
      (row) => !(row?.cycle ?? false),
    )
  },
  'base.guarantee.cum_group': ({ orgId, filingId }) =>
    sum(
      Prisma.sql`f.group_id = (select coalesce(o.group_id, o.id) from org o where o.id = ${orgId}::uuid) and f.matter_code = 'GZ-CW-07'
        and f.status = 'concluded' and f.id <> ${filingId}::uuid`,
      'amount',
    ),
  'base.donation.year_sum': (question) => yearSum(question, 'GZ-CW-10', 'amount'),
  'base.asset.disposal_net_12m': ({ orgId, values, today }) => {
    const type = text(values, 'asset_type')
    if (!type) return undefined
    return sum(
      Prisma.sql`f.org_id = ${orgId}::uuid and f.matter_code = 'GZ-CQ-04' and f.values->>'asset_type' = ${type} and ${decidedSince(yearBefore(today))}`,
      'net_value',
    )
  },
  'base.penalty.deduct_due': ({ orgId }) =>
    value(Prisma.sql`
      select greatest(0, coalesce(sum(case when f.matter_code = 'GZ-JD-03' and f.values->>'deduct_amount' ~ '^-?[0-9.]+$' then (f.values->>'deduct_amount')::numeric
        when f.matter_code = 'GZ-KH-03' and f.values->>'deduct' ~ '^-?[0-9.]+$' then -(f.values->>'deduct')::numeric end), 0))::text as value
      from filing_by_matter f where f.org_id = ${orgId}::uuid and f.status = 'concluded' and f.matter_code in ('GZ-JD-03', 'GZ-KH-03')`),
  'base.title.same_30d': ({ orgId, filingId, values, today }) => {
    const title = text(values, 'title')
    if (!title) return undefined
    return count(Prisma.sql`f.org_id = ${orgId}::uuid and f.id <> ${filingId}::uuid and f.status not in ('withdrawn', 'rejected')
      and f.arrived_at >= (${addDays(today, -30)} || ' 00:00+08')::timestamptz
      and regexp_replace(f.title, '\\s', '', 'g') = ${title.replace(/\s/g, '')}`)
  },
  'base.report.days_since_last': ({ values, filingId, today }) => {
    const first = text(values, 'first_no')
    if (!first) return undefined
    return value(Prisma.sql`
      select (${today}::date - max(f.arrived_at at time zone 'Asia/Shanghai')::date)::text as value from filing_by_matter f
      where f.matter_code = 'GZ-JD-01' and f.id <> ${filingId}::uuid and f.arrived_at is not null and (f.number = ${first} or f.values->>'first_no' = ${first})`)
  },
}

function decidedSince(day: string): Prisma.Sql {
  return Prisma.sql`f.status = 'concluded' and f.concluded_at >= (${day} || ' 00:00+08')::timestamptz`
}

function appraisals(target: string, except: string): Prisma.Sql {
  return Prisma.sql`f.target_org_id = ${target}::uuid and f.matter_code in ('GZ-CQ-06', 'GZ-CQ-07') and f.status = 'concluded' and f.id <> ${except}::uuid`
}

/** The text `value` of the one row that the question gives. */
function value(sql: Prisma.Sql): FactAsk {
  return fact<{ value: string | null }>(sql, (row) => row?.value ?? undefined)
}

function count(where: Prisma.Sql): FactAsk {
  return value(Prisma.sql`select count(*)::text as value from filing_by_matter f where ${where}`)
}

function found(where: Prisma.Sql): FactAsk {
  return fact<{ found: boolean }>(Prisma.sql`select exists (select 1 from filing_by_matter f where ${where}) as found`, (row) => row?.found)
}

function sum(where: Prisma.Sql, key: string): FactAsk {
  return value(Prisma.sql`
    select coalesce(sum(case when f.values->>${key} ~ '^-?[0-9.]+$' then (f.values->>${key})::numeric end), 0)::text as value from filing_by_matter f where ${where}`)
}

function overTarget({ values, today, filingId }: FactQuestion, codes: string[]): Prisma.Sql | undefined {
  const target = orgIn(values, 'target_org')
  if (!target) return undefined
  return Prisma.sql`f.target_org_id = ${target}::uuid and f.matter_code = any (${codes}) and f.id <> ${filingId}::uuid and ${decidedSince(yearBefore(today))}`
}

function latest(target: string | null, except: string, key: string): FactAsk | undefined {
  if (!target) return undefined
  return value(Prisma.sql`
    select f.values->>${key} as value from filing_by_matter f where ${appraisals(target, except)} order by f.concluded_at desc limit 1`)
}

function yearSum({ orgId, filingId, today }: FactQuestion, code: string, key: string): FactAsk {
  return sum(
    Prisma.sql`f.org_id = ${orgId}::uuid and f.matter_code = ${code} and f.id <> ${filingId}::uuid and ${decidedSince(`${today.slice(0, 4)}-01-01`)}`,
    key,
  )
}

/** A figure (`key`) of a matter whose form says in `of` for which year it is. */
type Yearly = { code: string; key: string; of: string }

/** A figure of the newest filing of a year, decided ones first; a form that says no year counts for the year of its arrival. */
function yearly({ orgId }: FactQuestion, { code, key, of }: Yearly, year: number, decidedOnly = false): FactAsk {
  return value(Prisma.sql`
    select f.values->>${key} as value from filing_by_matter f where f.org_id = ${orgId}::uuid and f.matter_code = ${code} and f.arrived_at is not null
      and (f.status = 'concluded' or (not ${decidedOnly} and f.status in ('arrived', 'running', 'correcting', 'paused')))
      and coalesce(f.values->>${of}, to_char(f.arrived_at at time zone 'Asia/Shanghai', 'YYYY')) = ${String(year)}
    order by (f.status = 'concluded') desc, f.arrived_at desc limit 1`)
}

/** What the filing of a project says; of one without a filing, what the register of projects has of the enterprise's group. */
function ofProject({ orgId, values }: FactQuestion, key: 'total_invest' | 'irr'): FactAsk | undefined {
  const project = text(values, 'project')
  if (!project) return undefined
  const registered = Prisma.raw(key === 'irr' ? 'trim_scale(p.approved_yield)::text' : 'trim_scale(p.approved_total / 1000000.0)::text')
  return value(Prisma.sql`
    select value from (
      (select f.values->>${key} as value, 1 as place from filing_by_matter f where f.matter_code in ('GZ-GH-02', 'GZ-GH-03')
        and (f.id::text = ${project} or f.number = ${project} or f.values->>'project_name' = ${project}) order by f.concluded_at desc nulls last limit 1)
      union all (select ${registered}, 2 from invest_project p join org o on o.id = p.org_id
        where p.filing_id is null and p.code = ${project} and ${orgId}::uuid in (o.id, o.group_id) order by o.level limit 1)) known
    order by place limit 1`)
}
