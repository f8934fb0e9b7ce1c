import { z } from 'zod'
import { type SendBackReason, sendBackReasons } from '@/lib/flow/reasons'
import { withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'

/** How often filings of a matter were sent back for one reason. */
export type ReturnHint = { code: SendBackReason; reason: string; filings: number }

/**
 * Why filings of this matter were sent back or turned down in the last twelve months, all enterprises together, for whoever fills in the
 * next one: reasons and counts only, no filing, enterprise or words. `decided` = filings that arrived in the same time.
 */
export const returnHints = defineQuery({
  name: 'returnHints',
  permission: 'matter.guide',
  input: z.object({ matter: z.string().max(20) }),
  run: async ({ tx, now }, { matter }) => {
    const [hints, arrived] = await withBaseRights(tx, async () => {
      const rows = await tx.$queryRaw<{ code: string; filings: bigint }[]>`
        select e.data->'data'->>'reason' as code, count(distinct f.id) as filings
        from filing f join flow_run r on r.subject_id = f.id join flow_event e on e.run_id = r.id
        where f.matter_code = ${matter} and f.arrived_at > ${now}::timestamptz - interval '12 months'
          and e.action in ('return', 'correct', 'reject', 'refuse') and e.data->'data'->>'reason' is not null
          and e.data->>'audience' = 'all'
        group by 1 order by 2 desc, 1`
      const [count] = await tx.$queryRaw<{ n: bigint }[]>`
        select count(*) as n from filing f where f.matter_code = ${matter} and f.arrived_at > ${now}::timestamptz - interval '12 months'`
      return [rows, Number(count?.n ?? 0)] as const
    })
    const words = new Map<string, string>(Object.entries(sendBackReasons))
    return {
      arrived,
      hints: hints.flatMap(({ code, filings }): ReturnHint[] =>
        words.has(code) ? [{ code: code as SendBackReason, reason: words.get(code)!, filings: Number(filings) }] : [],
      ),
    }
  },
})
