import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { categories } from '../schema'

const inputSchema = z.object({
  /** Code of a project, or words of its name. */
  project: z.string().trim().min(1, '请填写项目编号或者名称').max(200),
  category: z.enum(categories),
  year: z.number().int().min(2000).max(2100).optional(),
})

type Project = { id: string; code: string; name: string; orgName: string }
type Purchase = { id: string; title: string; code: string; method: string | null; on: string; amount: string | null }

/** Projects of which it is not said which is meant: so many are shown. */
const mostChoices = 8

/**
 * What a project has bought of a category in a year (by day of notice, else of award; of the current year unless said): its tenders with their estimate,
 * else award, and their sum in 分. Ended ones without a result are left out. Several projects of the same name are given as `choices`.
 */
export const projectPurchases = defineQuery({
  name: 'projectPurchases',
  permission: 'procurement.read',
  input: inputSchema,
  run: async ({ tx, now }, { project, category, year = Number(shanghaiDate(now).slice(0, 4)) }) => {
    const found = await tx.$queryRaw<Project[]>`
      select p.project_id::text as id, p.code, p.name, o.short_name as "orgName" from project p join org o on o.id = p.org_id
      where p.code = ${project} or p.name like ${likeOf(project)} order by p.code <> ${project}, p.name, p.code limit ${mostChoices + 1}`
    const exact = found.filter(({ code }) => code === project)
    const meant = exact.length > 0 ? exact : found
    const none = { year, purchases: [] as Purchase[], sum: '0', unpriced: 0 }
    if (meant.length !== 1) return { ...none, project: null, choices: meant.slice(0, mostChoices), more: meant.length > mostChoices }
    const purchases = await tx.$queryRaw<Purchase[]>`
      select t.tender_id::text as id, t.title, t.code, t.method, coalesce(t.notice_on, t.awarded_on)::text as on, coalesce(t.estimate, t.award_amount)::text as amount
      from tender t where t.project_id = ${meant[0]!.id}::uuid and t.category = ${category} and coalesce(t.status, '') not in ('cancelled', 'unsuccessful')
        and extract(year from coalesce(t.notice_on, t.awarded_on)) = ${year} order by 5 desc, 1`
    const priced = purchases.flatMap(({ amount }) => (amount === null ? [] : BigInt(amount)))
    return {
      ...{ year, project: meant[0]!, choices: [] as Project[], more: false, purchases },
      sum: priced.reduce((sum, amount) => sum + amount, 0n).toString(),
      unpriced: purchases.length - priced.length,
    }
  },
})
export type ProjectPurchases = Awaited<ReturnType<typeof projectPurchases.run>>
