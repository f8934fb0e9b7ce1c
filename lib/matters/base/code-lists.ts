import { countries } from '@/lib/forms/lists/countries'
import { industries, industryName } from '@/lib/forms/lists/industries'
import { initialsOf } from '@/lib/forms/lists/initials'
import type { CodeItem } from '@/lib/forms/parse/parsed'
import type { FieldDefinition, FormValues } from '@/lib/forms/schema'
import type { MatterDefinition } from '@/lib/matters/schema'
import { type Answers, askTogether, Prisma, type Questions, type Tx, withBaseRights } from '@/lib/platform/db'

type Lists = Readonly<Record<string, readonly CodeItem[]>>
type ListRow = { code: string; name: string | null }
/** How the base is asked for a list, where it is at all, and the list in its answer. */
type ListReader = { sql?: (orgId: string) => Prisma.Sql; read: (rows: readonly ListRow[]) => readonly CodeItem[] }

/** Lists that propose only: a project from before the platform, or an asset filed for the first time, may be typed. */
export const openLists = ['asset', 'project'] as const

const mostProposed = 300
const withInitials = (items: readonly (Omit<CodeItem, 'name'> & { name: string | null })[]): CodeItem[] =>
  items.map((item) => ({ ...item, name: item.name ?? item.code, initials: initialsOf(item.name ?? item.code) }))
const [countryList, standard] = [withInitials(countries), withInitials(industries)]

const filed = (matters: string[], key: string): ListReader => ({
  sql: (orgId) => Prisma.sql`
    select f.number as code, coalesce(nullif(f.values->>${key}, ''), f.title) as name from filing f
    where ${orgId}::uuid in (f.org_id, f.group_id) and f.matter_code = any (${matters}) and f.number is not null
    order by f.arrived_at desc limit ${mostProposed}`,
  read: withInitials,
})

const readers: Readonly<Record<string, ListReader>> = {
  country: { read: () => countryList },
  // Classes that enterprises of the register are in: finer than the standard's two upper levels, with the names the register gives them.
  'GB/T4754': {
    sql: () => Prisma.sql`
      select industry as code, min(industry_name) as name from org
      where industry ~ '^[A-T][0-9]{3,4}$' and industry_name <> '' group by industry order by 1`,
    read: (rows) => [...standard, ...withInitials(rows)],
  },
  // Approved main businesses of the group first; one that is to be cultivated may be any 大类.
  core: {
    sql: (orgId) => Prisma.sql`
      select c.industry as code, (select min(n.industry_name) from org n where n.industry = c.industry) as name
      from org o join fact.core_business c on c.org_id = coalesce(o.group_id, o.id)
      where o.id = ${orgId}::uuid group by c.industry order by min(c.place), min(c.code_place)`,
    read: (rows) => {
      const own = rows.map(({ code, name }) => ({ code, name: name ?? industryName(code) ?? code, hint: `主业 ${code}` }))
      const held = new Set(own.map((item) => item.code))
      return [...withInitials(own), ...standard.filter((item) => !held.has(item.code))]
    },
  },
  // Filed ones by their number, the newest first, then those of the register of projects that came from no filing.
  project: {
    sql: (orgId) => Prisma.sql`
      (${filed(['GZ-GH-02', 'GZ-GH-03'], 'project_name').sql!(orgId)})
      union all (select p.code, p.name from invest_project p join org o on o.id = p.org_id
        where p.filing_id is null and ${orgId}::uuid in (o.id, o.group_id) order by p.code limit ${mostProposed})`,
    read: withInitials,
  },
  asset: {
    sql: (orgId) => Prisma.sql`
      select distinct on (f.values->>'asset_no') f.values->>'asset_no' as code, f.title as name from filing f
      where ${orgId}::uuid in (f.org_id, f.group_id) and f.matter_code = 'GZ-CQ-11' and f.arrived_at is not null and f.values->>'asset_no' <> ''
      order by f.values->>'asset_no', f.arrived_at desc limit ${mostProposed}`,
    read: withInitials,
  },
}

const fieldsOf = (matter: Pick<MatterDefinition, 'form'>): Pick<FieldDefinition, 'key' | 'list'>[] =>
  matter.form.fields.flatMap((field) => [field, ...(field.columns ?? [])])

/** What the base is asked for the code lists a matter's fields choose from, and the lists in its answers. To be asked with the platform's rights. */
export function listsAsked(matter: Pick<MatterDefinition, 'form'>, orgId: string) {
  const wanted = [...new Set(fieldsOf(matter).flatMap((field) => (field.list && field.list in readers ? [field.list] : [])))]
  const questions: Questions = Object.fromEntries(
    wanted.flatMap((name) => {
      const sql = readers[name]!.sql?.(orgId)
      return sql ? [[name, sql]] : []
    }),
  )
  const read = (answers: Answers): Lists =>
    Object.fromEntries(wanted.map((name) => [name, readers[name]!.read((answers[name] ?? []) as ListRow[])]))
  return { questions, read }
}

/** The code lists a matter's fields choose from, as they stand for an enterprise; asked with the platform's own rights, names and codes only. */
export async function listsFor(tx: Tx, matter: Pick<MatterDefinition, 'form'>, orgId: string): Promise<Lists> {
  const { questions, read } = listsAsked(matter, orgId)
  return read(Object.keys(questions).length === 0 ? {} : await withBaseRights(tx, () => askTogether(tx, questions)))
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
