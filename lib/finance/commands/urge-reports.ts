import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { dueOn } from '../statement/due'
import { mustReport, notReported } from '../statement/reporting'

/** 催报 goes up with each day on which it was needed: those who fill, their heads, the group above. */
export const urgeLevels: Readonly<Record<number, string>> = {
  0: '自动提醒',
  1: '填报人',
  2: '填报人与负责人',
  3: '填报人、负责人与所属集团',
}

const input = z.object({
  form: z.enum(['flash', 'annual']),
  period: z.number().int().min(190001).max(219912),
  /** Whom; all that are late when absent. */
  orgIds: z.array(z.uuid('企业编号不正确')).min(1).max(2000).optional(),
  words: z.string().trim().max(200, '不超过 200 字').default(''),
})

/**
 * 催报: reminds the enterprises in sight whose statement of a period is overdue and has not arrived. Once a day an enterprise; the second
 * time its head is told too, the third the group. Gives how many were urged, and how many of those late had been urged today already.
 */
export const urgeReports = defineCommand({
  name: 'urgeReports',
  permission: 'finance.urge',
  input,
  run: async ({ tx, actor, now, audit, emit }, { form, period, orgIds, words }) => {
    const [today, due] = [shanghaiDate(now), dueOn(form, period)]
    if (due >= today) throw new Refusal('invalid', `这一期应于 ${due} 前报送，尚未到期，不能催报。`, { period: `${due} 之后才能催报` })
    const late = await tx.$queryRaw<{ id: string; level: number; today: boolean }[]>`
      select o.id::text, least(3, 1 + count(u.id) filter (where u.by_hand))::int as level, coalesce(bool_or(u.by_hand and u.on_date = ${today}), false) as today
      from org o left join statement_urge u on u.org_id = o.id and u.form_code = ${form} and u.period = ${period}
      where ${mustReport} ${orgIds ? Prisma.sql`and o.id = any (${orgIds}::uuid[])` : Prisma.empty}
        and ${notReported(form, period)}
      group by o.id order by o.id`
    if (late.length === 0) throw new Refusal('stale', orgIds ? '所选企业都已报送，请刷新。' : '没有逾期未报的企业。')
    const wanted = late.filter((one) => !one.today).map(({ id, level }) => ({ id: newId(), orgId: id, level }))
    // Two people urging at once: each enterprise is told by one of them.
    const kept = await tx.$queryRaw<{ id: string; orgId: string; level: number }[]>`
      insert into statement_urge (id, org_id, form_code, period, on_date, by_hand, level, words, by_id, by_name, at)
      select x.id, x."orgId", ${form}, ${period}, ${today}, true, x.level, ${words}, ${actor.userId}::uuid, ${actor.name}, ${now}
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as x(id uuid, "orgId" uuid, level int)
      on conflict do nothing returning id::text, org_id::text as "orgId", level`
    for (const urge of kept) {
      audit({ subjectKind: 'statement_urge', subjectId: urge.id, orgId: urge.orgId, detail: { form, period, level: urge.level } })
      emit('statement.urged', { subjectKind: 'statement_urge', subjectId: urge.id, orgId: urge.orgId })
    }
    return { urged: kept.length, already: late.length - kept.length }
  },
})
