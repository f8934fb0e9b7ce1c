import { Prisma } from '@/lib/platform/db'
import { type FactAsk, type FactReader, fact, factOfRows, itemsIn, orgIn, rowsIn, text } from './ask'

/** Facts of the register of enterprises, the management tree and the equity graph. */
export const registryFacts: Readonly<Record<string, FactReader>> = {
  'base.target.held_pct': ({ orgId, values, today }) => {
    const target = orgIn(values, 'target_org')
    return target ? heldPct(target, Prisma.sql`e.holder_id = ${orgId}::uuid`, today) : undefined
  },
  'base.target.state_pct': ({ values, today }) => {
    const target = orgIn(values, 'target_org')
    return target ? heldPct(target, Prisma.sql`e.holder_kind = 'state'`, today) : undefined
  },
  'base.target.registered': ({ values }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    return fact<{ registered: boolean }>(
      Prisma.sql`select registration_no is not null and status <> '已注销' as registered from org where id = ${target}::uuid`,
      (row) => row?.registered,
    )
  },
  'base.target.reg_capital': ({ values }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    return fact<{ capital: string }>(
      Prisma.sql`select trim_scale(registered_capital / 1000000.0)::text as capital from org where id = ${target}::uuid`,
      (row) => row?.capital,
    )
  },
  'base.target.org_form': ({ values }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    return fact<{ form: string }>(Prisma.sql`select org_form as form from org where id = ${target}::uuid`, (row) => row?.form)
  },
  'base.target.uscc': ({ values }) => {
    const target = orgIn(values, 'target_org')
    return target ? fact<{ code: string }>(Prisma.sql`select code from org where id = ${target}::uuid`, (row) => row?.code) : undefined
  },
  'base.uscc.unique': ({ values }) => {
    const uscc = text(values, 'uscc')
    if (!uscc) return undefined
    const target = orgIn(values, 'target_org')
    return fact<{ free: boolean }>(
      Prisma.sql`select not exists (select 1 from org where code = ${uscc} and (${target}::uuid is null or id <> ${target}::uuid)) as free`,
      (row) => row?.free,
    )
  },
  'base.registration.before_matches': ({ values }) => {
    const target = orgIn(values, 'target_org')
    const rows = rowsIn(values, 'before_after')
    if (!target || rows.length === 0) return undefined
    return fact<Record<string, string>>(
      Prisma.sql`
        select name as "名称", trim_scale(registered_capital / 1000000.0)::text as "注册资本", trim_scale(paid_capital / 1000000.0)::text as "实收资本",
          level::text as "级次", org_form as "组织形式", industry as "行业", adcode as "注册地" from org where id = ${target}::uuid`,
      (now) =>
        now &&
        rows.every((row) => {
          const item = String(row.item ?? '')
          return !(item in now) || now[item] === String(row.before ?? '').trim()
        }),
    )
  },
  'base.registration.holders_match': ({ values, today }) => {
    const company = orgIn(values, 'company')
    const rows = rowsIn(values, 'state_holders')
    if (!company || rows.length === 0) return undefined
    return factOfRows<{ name: string; pct: number }>(
      Prisma.sql`select e.holder_name as name, e.pct from equity_edge e where e.org_id = ${company}::uuid and ${inForce(today)}`,
      (edges) =>
        rows.every((row) => {
          const edge = edges.find((one) => one.name === String(row.name ?? '').trim())
          return edge !== undefined && Math.abs(Number(edge.pct) - Number(row.pct ?? Number.NaN)) <= 0.01
        }),
    )
  },
  'base.registration.state_holders_covered': ({ values, today }) => {
    const company = orgIn(values, 'company')
    if (!company) return undefined
    const named = new Set(rowsIn(values, 'state_holders').map((row) => String(row.name ?? '').trim()))
    return factOfRows<{ name: string }>(
      Prisma.sql`select e.holder_name as name from equity_edge e where e.org_id = ${company}::uuid and e.holder_kind = 'state' and ${inForce(today)}`,
      (edges) => edges.every((edge) => named.has(edge.name)),
    )
  },
  'base.registration.orgs_normal': ({ values }) => {
    const ids = [...itemsIn(values, 'orgs'), ...rowsIn(values, 'orgs').map((row) => String(row.org ?? ''))].filter(Boolean)
    if (ids.length === 0) return undefined
    return fact<{ normal: number }>(
      Prisma.sql`select count(*) as normal from org where (id::text = any (${ids}) or name = any (${ids})) and registration_no is not null and status = '存续'`,
      (row) => (row?.normal ?? 0) >= new Set(ids).size,
    )
  },
  'base.group.same': ({ orgId, values }) => {
    const uscc = text(values, 'buyer_uscc')
    if (!uscc) return undefined
    return fact<{ same: boolean | null }>(
      Prisma.sql`
        select coalesce(top.b, b.group_id, b.id) = coalesce(top.a, a.group_id, a.id) as same from org a, org b, lateral (select
          (select c.ancestor_id from org_closure c join org t on t.id = c.ancestor_id where c.org_id = a.id and c.to_date is null and t.level = 1) as a,
          (select c.ancestor_id from org_closure c join org t on t.id = c.ancestor_id where c.org_id = b.id and c.to_date is null and t.level = 1) as b) top
        where a.id = ${orgId}::uuid and b.code = ${uscc}`,
      (row) => row?.same ?? false,
    )
  },
  'base.group.consolidated_count': ({ orgId }) =>
    fact<{ count: number }>(
      Prisma.sql`select count(*) as count from org_closure c join org o on o.id = c.org_id where c.ancestor_id = ${orgId}::uuid and c.to_date is null and o.consolidated`,
      (row) => row && String(row.count),
    ),
  'base.parties.state_only': ({ values, today }) => {
    const parties = [orgIn(values, 'out_org'), orgIn(values, 'in_org')].filter((id) => id !== null).map((id) => Prisma.sql`${id}::uuid`)
    if (parties.length < 2) return undefined
    return fact<{ others: number }>(
      Prisma.sql`
        with recursive up as (
          select e.holder_id, e.holder_kind, 1 as depth from equity_edge e where e.org_id in (${Prisma.join(parties)}) and ${inForce(today)}
          union
          select e.holder_id, e.holder_kind, up.depth + 1 from up join equity_edge e on e.org_id = up.holder_id
          where up.depth < 12 and ${inForce(today)}
        ) select count(*) filter (where holder_kind <> 'state') as others from up`,
      (row) => (row?.others ?? 0) === 0,
    )
  },
  'base.applicant.core_industries': ({ orgId }) =>
    fact<{ core: string[] | null }>(
      Prisma.sql`select array(select industry from fact.core_business where org_id = ${groupOf(orgId)} group by industry order by min(place), min(code_place)) as core`,
      (row) => (row?.core && row.core.length > 0 ? row.core : undefined),
    ),
  'base.core.duplicated': ({ orgId, values }) => {
    const codes = itemsIn(values, 'industry_codes')
    if (codes.length === 0) return undefined
    return fact<{ others: number }>(
      Prisma.sql`select count(distinct g.id) as others from fact.core_business c join org g on g.id = c.org_id and g.level = 1
        where c.industry = any (${codes}) and g.id <> ${groupOf(orgId)}`,
      (row) => (row?.others ?? 0) > 0,
    )
  },
  // A code of the catalogue stands for everything below it; the finest one that fits decides.
  'base.project.core_match': ({ orgId, values }) => {
    const industry = text(values, 'industry')
    if (!industry) return undefined
    return fact<{ kind: string | null; listed: number }>(
      Prisma.sql`select count(*)::int as listed, (array_agg(kind order by length(industry) desc, kind) filter (where starts_with(${industry}, industry)))[1] as kind
        from fact.core_business where org_id = ${groupOf(orgId)}`,
      (row) => (!row || row.listed === 0 ? undefined : row.kind === null ? '非主业' : row.kind === '拟培育' ? '拟培育主业' : '主业'),
    )
  },
}

/** The group of an enterprise, or itself where it is in none, as an SQL expression. */
const groupOf = (orgId: string) => Prisma.sql`(select coalesce(o.group_id, o.id) from org o where o.id = ${orgId}::uuid)`

/** Holdings that stand on a day. */
function inForce(day: string): Prisma.Sql {
  return Prisma.sql`e.from_date <= ${day} and (e.to_date is null or e.to_date > ${day})`
}

function heldPct(target: string, holders: Prisma.Sql, today: string): FactAsk {
  return fact<{ pct: string | null }>(
    Prisma.sql`select trim_scale(sum(e.pct))::text as pct from equity_edge e where e.org_id = ${target}::uuid and ${holders} and ${inForce(today)}`,
    (row) => row?.pct ?? undefined,
  )
}
