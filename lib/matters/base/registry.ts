import { type FactReader, itemsIn, orgIn, rowsIn, text } from './ask'

/** Facts of the register of enterprises, the management tree and the equity graph. */
export const registryFacts: Readonly<Record<string, FactReader>> = {
  'base.target.held_pct': async (tx, { orgId, values, today }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    const [row] = await tx.$queryRaw<{ pct: string | null }[]>`
      select trim_scale(sum(e.pct))::text as pct from equity_edge e where e.org_id = ${target}::uuid and e.holder_id = ${orgId}::uuid
        and e.from_date <= ${today} and (e.to_date is null or e.to_date > ${today})`
    return row?.pct ?? undefined
  },
  'base.target.state_pct': async (tx, { values, today }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    const [row] = await tx.$queryRaw<{ pct: string | null }[]>`
      select trim_scale(sum(e.pct))::text as pct from equity_edge e where e.org_id = ${target}::uuid and e.holder_kind = 'state'
        and e.from_date <= ${today} and (e.to_date is null or e.to_date > ${today})`
    return row?.pct ?? undefined
  },
  'base.target.registered': async (tx, { values }) => {
    const target = orgIn(values, 'target_org')
    if (!target) return undefined
    const org = await tx.org.findUnique({ where: { id: target }, select: { registrationNo: true, status: true } })
    return org ? org.registrationNo !== null && org.status !== '已注销' : undefined
  },
  'base.target.reg_capital': async (tx, { values }) => {
    const target = orgIn(values, 'target_org')
    const [row] = target
      ? await tx.$queryRaw<
          { capital: string }[]
        >`select trim_scale(registered_capital / 1000000.0)::text as capital from org where id = ${target}::uuid`
      : []
    return row?.capital
  },
  'base.target.org_form': async (tx, { values }) => {
    const target = orgIn(values, 'target_org')
    return target ? (await tx.org.findUnique({ where: { id: target }, select: { orgForm: true } }))?.orgForm : undefined
  },
  'base.target.uscc': async (tx, { values }) => {
    const target = orgIn(values, 'target_org')
    return target ? (await tx.org.findUnique({ where: { id: target }, select: { code: true } }))?.code : undefined
  },
  'base.uscc.unique': async (tx, { values }) => {
    const uscc = text(values, 'uscc')
    if (!uscc) return undefined
    const target = orgIn(values, 'target_org')
    const taken = await tx.org.count({ where: { code: uscc, ...(target ? { id: { not: target } } : {}) } })
    return taken === 0
  },
  'base.registration.before_matches': async (tx, { values }) => {
    const target = orgIn(values, 'target_org')
    const rows = rowsIn(values, 'before_after')
    const org = target ? await tx.org.findUnique({ where: { id: target } }) : null
    if (!org || rows.length === 0) return undefined
    const now: Record<string, string> = {
      名称: org.name,
      注册资本: (Number(org.registeredCapital) / 1_000_000).toString(),
      实收资本: (Number(org.paidCapital) / 1_000_000).toString(),
      级次: String(org.level),
      组织形式: org.orgForm,
      行业: org.industry,
      注册地: org.adcode,
    }
    return rows.every((row) => {
      const item = String(row.item ?? '')
      return !(item in now) || now[item] === String(row.before ?? '').trim()
    })
  },
  'base.registration.holders_match': async (tx, { values, today }) => {
    const company = orgIn(values, 'company')
    const rows = rowsIn(values, 'state_holders')
    if (!company || rows.length === 0) return undefined
    const edges = await tx.equityEdge.findMany({
      where: { orgId: company, fromDate: { lte: today }, OR: [{ toDate: null }, { toDate: { gt: today } }] },
    })
    return rows.every((row) => {
      const edge = edges.find((one) => one.holderName === String(row.name ?? '').trim())
      return edge !== undefined && Math.abs(Number(edge.pct) - Number(row.pct ?? Number.NaN)) <= 0.01
    })
  },
  'base.registration.state_holders_covered': async (tx, { values, today }) => {
    const company = orgIn(values, 'company')
    if (!company) return undefined
    const edges = await tx.equityEdge.findMany({
      where: { orgId: company, holderKind: 'state', fromDate: { lte: today }, OR: [{ toDate: null }, { toDate: { gt: today } }] },
      select: { holderName: true },
    })
    const named = new Set(rowsIn(values, 'state_holders').map((row) => String(row.name ?? '').trim()))
    return edges.every((edge) => named.has(edge.holderName))
  },
  'base.registration.orgs_normal': async (tx, { values }) => {
    const ids = [...itemsIn(values, 'orgs'), ...rowsIn(values, 'orgs').map((row) => String(row.org ?? ''))].filter(Boolean)
    if (ids.length === 0) return undefined
    const [row] = await tx.$queryRaw<{ normal: bigint }[]>`
      select count(*) as normal from org where (id::text = any (${ids}) or name = any (${ids})) and registration_no is not null and status = '存续'`
    return Number(row?.normal ?? 0) >= new Set(ids).size
  },
  'base.group.same': async (tx, { orgId, values }) => {
    const uscc = text(values, 'buyer_uscc')
    if (!uscc) return undefined
    const rows = await tx.$queryRaw<{ same: boolean }[]>`
      select coalesce(top.b, b.group_id, b.id) = coalesce(top.a, a.group_id, a.id) as same from org a, org b, lateral (select
        (select c.ancestor_id from org_closure c join org t on t.id = c.ancestor_id where c.org_id = a.id and c.to_date is null and t.level = 1) as a,
        (select c.ancestor_id from org_closure c join org t on t.id = c.ancestor_id where c.org_id = b.id and c.to_date is null and t.level = 1) as b) top
      where a.id = ${orgId}::uuid and b.code = ${uscc}`
    return rows[0]?.same ?? false
  },
  'base.group.consolidated_count': async (tx, { orgId }) => {
    const [row] = await tx.$queryRaw<{ count: bigint }[]>`
      select count(*) as count from org_closure c join org o on o.id = c.org_id where c.ancestor_id = ${orgId}::uuid and c.to_date is null and o.consolidated`
    return row ? String(row.count) : undefined
  },
  'base.parties.state_only': async (tx, { values, today }) => {
    const parties = [orgIn(values, 'out_org'), orgIn(values, 'in_org')].filter((id): id is string => id !== null)
    if (parties.length < 2) return undefined
    const [row] = await tx.$queryRaw<{ others: bigint }[]>`
      with recursive up as (
        select e.holder_id, e.holder_kind, 1 as depth from equity_edge e
        where e.org_id = any (${parties}::uuid[]) and e.from_date <= ${today} and (e.to_date is null or e.to_date > ${today})
        union
        select e.holder_id, e.holder_kind, up.depth + 1 from up join equity_edge e on e.org_id = up.holder_id
        where up.depth < 12 and e.from_date <= ${today} and (e.to_date is null or e.to_date > ${today})
      ) select count(*) filter (where holder_kind <> 'state') as others from up`
    return Number(row?.others ?? 0) === 0
  },
  'base.applicant.core_industries': async (tx, { orgId }) => {
    const rows = await tx.$queryRaw<{ core: string[] }[]>`
      select g.core_business as core from org o join org g on g.id = coalesce(o.group_id, o.id) where o.id = ${orgId}::uuid`
    return rows[0]?.core
  },
  'base.core.duplicated': async (tx, { orgId, values }) => {
    const codes = itemsIn(values, 'industry_codes')
    if (codes.length === 0) return undefined
    const [row] = await tx.$queryRaw<{ others: bigint }[]>`
      select count(*) as others from org g where g.level = 1 and g.core_business && ${codes}::text[]
        and g.id <> (select coalesce(o.group_id, o.id) from org o where o.id = ${orgId}::uuid)`
    return Number(row?.others ?? 0) > 0
  },
}
