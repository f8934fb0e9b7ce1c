import { countries } from '@/lib/forms/lists/countries'
import { industries, industryName } from '@/lib/forms/lists/industries'
import { initialsOf } from '@/lib/forms/lists/initials'
import type { CodeItem } from '@/lib/forms/parse/parsed'
import type { FieldDefinition, FormValues } from '@/lib/forms/schema'
import type { MatterDefinition } from '@/lib/matters/schema'
import { type Tx, withBaseRights } from '@/lib/platform/db'

type Lists = Readonly<Record<string, readonly CodeItem[]>>
type ListReader = (tx: Tx, orgId: string) => Promise<readonly CodeItem[]>

/** Lists that propose only: a project from before the platform, or an asset filed for the first time, may be typed. */
export const openLists = ['asset', 'project'] as const

const mostProposed = 300
const withInitials = (items: readonly CodeItem[]): CodeItem[] => items.map((item) => ({ ...item, initials: initialsOf(item.name) }))
const [countryList, standard] = [withInitials(countries), withInitials(industries)]

// Classes that enterprises of the register are in: finer than the standard's two upper levels, with the names the register gives them.
const classes: ListReader = async (tx) => {
  const rows = await tx.$queryRaw<{ code: string; name: string }[]>`
    select industry as code, min(industry_name) as name from org where industry ~ '^[A-T][0-9]{3,4}$' and industry_name <> '' group by industry order by 1`
  return withInitials(rows)
}

const readers: Readonly<Record<string, ListReader>> = {
  country: async () => countryList,
  'GB/T4754': async (tx, orgId) => [...standard, ...(await classes(tx, orgId))],
  // Approved main businesses of the group first; one that is to be cultivated may be any 大类.
  core: async (tx, orgId) => {
    const rows = await tx.$queryRaw<{ code: string; name: string | null }[]>`
      select c.code, (select min(o.industry_name) from org o where o.industry = c.code) as name
      from org o join org g on g.id = coalesce(o.group_id, o.id) cross join lateral unnest(g.core_business) with ordinality c(code, place)
      where o.id = ${orgId}::uuid order by c.place`
    const own = rows.map(({ code, name }) => ({ code, name: name ?? industryName(code) ?? code, hint: `主业 ${code}` }))
    const held = new Set(own.map((item) => item.code))
    return [...withInitials(own), ...standard.filter((item) => !held.has(item.code))]
  },
  project: (tx, orgId) => filed(tx, orgId, ['GZ-GH-02', 'GZ-GH-03'], 'project_name'),
  asset: async (tx, orgId) => {
    const rows = await tx.$queryRaw<{ code: string; name: string }[]>`
      select distinct on (f.values->>'asset_no') f.values->>'asset_no' as code, f.title as name from filing f
      where ${orgId}::uuid in (f.org_id, f.group_id) and f.matter_code = 'GZ-CQ-11' and f.arrived_at is not null and f.values->>'asset_no' <> ''
      order by f.values->>'asset_no', f.arrived_at desc limit ${mostProposed}`
    return withInitials(rows)
  },
}

async function filed(tx: Tx, orgId: string, matters: string[], key: string): Promise<CodeItem[]> {
  const rows = await tx.$queryRaw<{ code: string; name: string }[]>`
    select f.number as code, coalesce(nullif(f.values->>${key}, ''), f.title) as name from filing f
    where ${orgId}::uuid in (f.org_id, f.group_id) and f.matter_code = any (${matters}) and f.number is not null
    order by f.arrived_at desc limit ${mostProposed}`
  return withInitials(rows)
}

const fieldsOf = (matter: Pick<MatterDefinition, 'form'>): Pick<FieldDefinition, 'key' | 'list'>[] =>
  matter.form.fields.flatMap((field) => [field, ...(field.columns ?? [])])

/** The code lists a matter's fields choose from, as they stand for an enterprise; asked with the platform's own rights, names and codes only. */
export async function listsFor(tx: Tx, matter: Pick<MatterDefinition, 'form'>, orgId: string): Promise<Lists> {
  const wanted = [...new Set(fieldsOf(matter).flatMap((field) => (field.list && field.list in readers ? [field.list] : [])))]
  if (wanted.length === 0) return {}
  return withBaseRights(tx, async () => {
    const lists: Record<string, readonly CodeItem[]> = {}
    for (const name of wanted) lists[name] = await readers[name]!(tx, orgId)
    return lists
  })
}

/** Names of the codes a form holds, for reading it; a class finer than its list is called by its 大类. */
export function namesOfCodes(matter: Pick<MatterDefinition, 'form'>, lists: Lists, values: FormValues): Record<string, string> {
  const names: Record<string, string> = {}
  const add = (field: Pick<FieldDefinition, 'key' | 'list'>, value: unknown) => {
    for (const code of Array.isArray(value) ? value : [value]) {
      if (typeof code !== 'string' || code === '' || !field.list || !(field.list in lists)) continue
      const name = lists[field.list]!.find((item) => item.code === code)?.name ?? industryName(code)
      if (name !== null) names[code] = `${name}（${code}）`
    }
  }
  for (const field of matter.form.fields) {
    const value = values[field.key]
    add(field, value)
    if (Array.isArray(value))
      for (const row of value) if (typeof row === 'object') for (const column of field.columns ?? []) add(column, row[column.key])
  }
  return names
}
