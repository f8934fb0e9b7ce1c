import type { Client } from 'pg'
import type { Model } from '../models/model'
import type { Variant } from './write-findings'

export type Setting = {
  id?: string
  modelCode: string
  orgId: string | null
  /** The organisations a setting of one is for: itself and what lies below it (of a district its enterprises). */
  scope?: readonly string[] | null
  enabled: boolean
  parameters: Record<string, unknown>
  version: number
}

/** The organisations that a setting of `org` (an SQL expression) is for, as an array. */
export const scopeSql = (org: string) => `array(
  select x.org_id from org_closure x where x.ancestor_id = ${org} and x.to_date is null
  union select ${org})`

/** The settings in force on a day ($1) of a mode ($2): for each model and scope the newest that was published and has come into effect. */
export const settingsSql = `with newest as (
       select distinct on (model_code, org_id) id, model_code as "modelCode", org_id as "orgId", enabled, parameters, version from risk_model_setting
       where state = 'published' and mode = $2 and effective_from <= $1::date order by model_code, org_id, effective_from desc, version desc)
     select n.*, case when n."orgId" is not null then ${scopeSql('n."orgId"')} end as scope from newest n order by n."modelCode", n."orgId" nulls first`

/** The settings in force on a day, as rows. */
export async function settingsOn(client: Client, today: string, mode: 'live' | 'shadow' = 'live'): Promise<Setting[]> {
  const { rows } = await client.query<Setting>(settingsSql, [today, mode])
  return rows
}

/** How a model judges one organisation under these settings; undefined = it is switched off for it. */
export function variantFor(model: Model, settings: readonly Setting[], orgId: string): Variant | undefined {
  return variantsOf(model, settings).find((variant) => reaches(variant)(orgId))
}

/**
 * How a model is to be run: once for everybody without a setting of their own, and once for each organisation with one and those below it; where
 * two reach the same enterprise, the narrower one holds. Empty = switched off.
 */
export function variantsOf(model: Model, settings: readonly Setting[]): Variant[] {
  const own = settings.filter((setting) => setting.modelCode === model.code)
  const general = own.find(({ orgId }) => orgId === null)
  const claimed = new Set<string>()
  const special = own
    .flatMap(({ orgId, scope, ...setting }) => (orgId ? [{ ...setting, orgId, scope: scope ?? [orgId] }] : []))
    .toSorted((a, b) => a.scope.length - b.scope.length)
    .map(({ scope, ...setting }) => {
      const only = scope.filter((id) => !claimed.has(id))
      for (const id of only) claimed.add(id)
      return { ...setting, only }
    })
  const everybody: Variant[] =
    general?.enabled === false
      ? []
      : [{ thresholds: general?.parameters ?? {}, version: general?.version ?? model.version, except: [...claimed] }]
  return [
    ...everybody,
    ...special.flatMap(({ enabled, parameters, version, only }): Variant[] => (enabled ? [{ thresholds: parameters, version, only }] : [])),
  ]
}

type Reach = Pick<Variant, 'only' | 'except'>

/** Whether an organisation (null = nobody's own) is among those of a variant. */
export function reaches({ only, except }: Reach): (orgId: string | null) => boolean {
  const [inside, outside] = [only && new Set(only), new Set(except)]
  return (orgId) => (inside ? orgId !== null && inside.has(orgId) : orgId === null || !outside.has(orgId))
}

/** Whom a setting is for: the organisations of its scope, or everybody whom no live setting of their own holds. */
export function reachOf(model: Model, scope: readonly string[] | null | undefined, live: readonly Setting[]): Reach {
  if (scope) return { only: scope }
  return {
    except:
      variantsOf(
        model,
        live.filter(({ orgId }) => orgId !== null),
      )[0]?.except ?? [],
  }
}
