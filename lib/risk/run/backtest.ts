import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystemAtLength } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { failureWords } from '@/lib/platform/postgres/outage'
import { coverageOf } from '../engine/coverage'
import { hitsOf, judgesStatements, type Place } from '../engine/evaluate'
import { modelOf } from '../models/registry'
import { lookAt } from './look'
import { reaches, reachOf, scopeSql, settingsOn, variantsOf } from './settings'
import { tellAsker } from './tell-asker'

/** What a change of thresholds would have found in the whole history against what is found now. */
export type Backtest = {
  at: string
  missing: string[]
  now: number
  afterwards: number
  more: Example[]
  fewer: Example[]
  moreCount: number
  fewerCount: number
}
type Example = { key: string; name: string; value: number | null }

const shown = 50
/** Months of statements that thresholds are tried on. */
const historyMonths = 36

/** Runs a draft on history, changes nothing but the draft's own result. */
export async function backtest(runId: string, now: Date): Promise<void> {
  await asSystemAtLength('回测模型参数', async (client) => {
    const { rows } = await client.query<{
      settingId: string
      modelCode: string
      orgId: string | null
      scope: string[] | null
      enabled: boolean
      parameters: Record<string, unknown>
    }>(
      `update risk_run r set status = 'running', started_at = $2, facts_at = $2, total = 1 from risk_model_setting s
       where r.id = $1 and r.status in ('queued', 'running') and s.id = r.setting_id
       returning s.id as "settingId", s.model_code as "modelCode", s.org_id as "orgId",
         case when s.org_id is not null then ${scopeSql('s.org_id')} end as scope, s.enabled, s.parameters`,
      [runId, now],
    )
    const asked = rows[0]
    const model = asked && modelOf(asked.modelCode)
    if (!asked || !model) return
    const place: Place = { facts: 'fact', today: shanghaiDate(now), months: historyMonths }
    const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
    try {
      const market = judgesStatements(model) ? new Map() : await coverageOf(ask, place)
      const looked = await lookAt(ask, model, place, market)
      const { missing } = looked
      const live = await settingsOn(client, place.today)
      const mine = reaches(reachOf(model, asked.scope, live))
      const before: Hits = []
      for (const variant of !looked.none ? variantsOf(model, live) : []) {
        const held = reaches(variant)
        before.push(...(await hitsOf(ask, model, place, variant.thresholds)).filter(({ orgId }) => held(orgId) && mine(orgId)))
      }
      const after =
        asked.enabled && !looked.none ? (await hitsOf(ask, model, place, asked.parameters)).filter(({ orgId }) => mine(orgId)) : []
      await keep(missing, before, after)
    } catch (error) {
      log.error({ run: runId, err: String(error) }, '回测失败')
      await client.query(`update risk_run set status = 'failed', ended_at = now(), error = $2 where id = $1`, [runId, failureWords(error)])
    }
    await tellAsker(client, runId)

    async function keep(missing: string[], before: Hits, after: Hits) {
      const [had, has] = [new Set(before.map(({ key }) => key)), new Set(after.map(({ key }) => key))]
      const more = after.filter(({ key }) => !had.has(key))
      const fewer = before.filter(({ key }) => !has.has(key))
      const brief = (hits: Hits) => hits.slice(0, shown).map(({ key, name, value }) => ({ key, name, value }))
      const result: Backtest = {
        ...{ at: now.toISOString(), missing, now: had.size, afterwards: has.size },
        ...{ more: brief(more), fewer: brief(fewer), moreCount: more.length, fewerCount: fewer.length },
      }
      await client.query('update risk_model_setting set backtest = $2 where id = $1', [asked?.settingId, JSON.stringify(result)])
      await client.query(`update risk_run set status = 'done', done = 1, hits = $2, ended_at = now() where id = $1`, [runId, has.size])
    }
  })
}

type Hits = Awaited<ReturnType<typeof hitsOf>>
