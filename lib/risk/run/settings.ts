import type { Client } from 'pg'
import type { Model } from '../models/model'
import type { Variant } from './write-findings'

type Setting = { modelCode: string; orgId: string | null; enabled: boolean; parameters: Record<string, unknown>; version: number }

/** The settings in force on a day: for each model and scope the newest that was published and has come into effect. */
export async function settingsOn(client: Client, today: string): Promise<Setting[]> {
  const { rows } = await client.query<Setting>(
    `select distinct on (model_code, org_id) model_code as "modelCode", org_id as "orgId", enabled, parameters, version from risk_model_setting
     where state = 'published' and mode = 'live' and effective_from <= $1::date order by model_code, org_id, effective_from desc, version desc`,
    [today],
  )
  return rows
}

/** How a model is to be run: once for everybody without a setting of their own, and once for each organisation with one. Empty = switched off. */
export function variantsOf(model: Model, settings: readonly Setting[]): Variant[] {
  const own = settings.filter((setting) => setting.modelCode === model.code)
  const general = own.find(({ orgId }) => orgId === null)
  const special = own.flatMap(({ orgId, ...setting }) => (orgId ? [{ ...setting, orgId }] : []))
  const except = special.map(({ orgId }) => orgId)
  const everybody: Variant[] =
    general?.enabled === false ? [] : [{ thresholds: general?.parameters ?? {}, version: general?.version ?? model.version, except }]
  return [
    ...everybody,
    ...special.flatMap(({ enabled, parameters, version, orgId }): Variant[] =>
      enabled ? [{ thresholds: parameters, version, only: [orgId] }] : [],
    ),
  ]
}
