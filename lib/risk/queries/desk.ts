import { z } from 'zod'
import { Prisma } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { caseTitle } from '../rules/case-title'
import type { RiskLevel } from '../schema'
import { openCase } from './cases'

/** Open cases of the asker's organisations: counts by level and the most urgent eight, newest tenders first. */
export const deskRisks = defineQuery({
  name: 'deskRisks',
  permission: 'risk.read',
  input: z.object({}),
  run: async ({ tx }) => {
    const levels = await tx.$queryRaw<{ level: RiskLevel; count: number }[]>`
      select c.level, count(*)::int as count from risk_case c where ${openCase}
      group by c.level order by array_position(array['红', '橙', '黄', '蓝'], c.level)`
    const cases = await tx.$queryRaw<{ id: string; level: RiskLevel; title: string; orgName: string }[]>`
      select c.id, c.level, ${Prisma.raw(caseTitle)} as title, o.short_name as "orgName"
      from risk_case c join org o on o.id = c.org_id left join tender t on t.tender_id = c.tender_id
      where ${openCase} and c.level in ('红', '橙') order by array_position(array['红', '橙'], c.level), coalesce(t.notice_on, c.at::date) desc, c.id limit 8`
    return { levels, cases }
  },
})
export type DeskRisks = Awaited<ReturnType<typeof deskRisks.run>>
