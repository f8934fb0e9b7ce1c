import type { Tx } from '@/lib/platform/db'
import { financeDimension } from '../rules/score'

/** What the models of statements hold against the newest statement of every enterprise. */
export function newestFindings(tx: Tx): Promise<{ code: string; orgId: string }[]> {
  return tx.$queryRaw<{ code: string; orgId: string }[]>`
    with newest as (select org_id, max(period) as period from fact.report_sheet where form_code = 'flash' and scope in ('consolidated', 'single') group by org_id)
    select f.model_code as code, f.org_id::text as "orgId" from risk_finding f join newest n on f.subject_key = n.org_id || ':' || n.period
    where f.dimension = ${financeDimension} and f.gone_at is null`
}

/** The enterprises that have statements, and whether they file consolidated ones. */
export function judgedNewest(tx: Tx): Promise<{ orgId: string; consolidates: boolean }[]> {
  return tx.$queryRaw<{ orgId: string; consolidates: boolean }[]>`
    select org_id::text as "orgId", bool_or(scope = 'consolidated') as consolidates from statement
    where form_code = 'flash' and scope in ('consolidated', 'single') and accepted_version_id is not null group by org_id`
}
