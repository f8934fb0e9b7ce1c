import { districtName } from '@/lib/identity/districts'
import type { Tx } from '@/lib/platform/db'

/** Short names of organisations, full names of those outside the asker's scope. */
export async function orgNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select n.id::text, coalesce(o.short_name, n.name) as name from app.org_names(${[...ids]}::uuid[]) n left join fact.organisation o on o.org_id = n.id`
  return new Map(rows.map((row) => [row.id, row.name]))
}

const desks: Record<string, string> = { WINDOW: '受理窗口', LEAD: '委领导', EXPERT: '评审专家', ENT: '企业' }

/** Names of departments (= lines of business) and of the desks that belong to none. */
export async function departmentNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.department.findMany({ select: { code: true, name: true }, orderBy: { sort: 'asc' } })
  return new Map([...Object.entries(desks), ...rows.map((row): [string, string] => [row.code, row.name])])
}

/** Name of the district of registration; the city itself stands for enterprises registered at city level or outside. */
export function placeName(adcode: string): string {
  return adcode === '370200' ? '市本级及市外' : districtName(adcode)
}
