import type { z } from 'zod'
import type { poolSchema, StepDefinition } from '@/lib/flow/schema'

type Pool = z.infer<typeof poolSchema>
type PoolPlace = { readonly line: string; readonly orgId: string; readonly body: string | null }

/**
 * The key under which a task lies until somebody takes it: `R-WINDOW`, `R-OFFICER@CQGL`, `E-FILL@<orgId>`. Tasks of a
 * supervising body other than the commission end in `:<body>`, so that two windows never share a desk.
 */
export function poolKey(pool: Pool, place: PoolPlace): string {
  if (pool.applicant) return `${pool.role}@${place.orgId}`
  const department = pool.department === 'lead' ? place.line : pool.department
  const key = department === undefined ? pool.role : `${pool.role}@${department}`
  return place.body === null ? key : `${key}:${place.body}`
}

/** The role at the front of a pool key. */
export function poolRole(key: string): string {
  return key.split(/[@:]/, 1)[0]!
}

/** The tasks a step opens: one pool each for parallel and expert steps (doubles removed), one only otherwise; `branch` tells parallel tasks apart. */
export function poolsOfStep(step: StepDefinition, place: PoolPlace): { pool: string; branch: string | null }[] {
  if (!opensInParallel(step)) return [{ pool: poolKey(step.pools[0]!, place), branch: null }]
  // A district body has no departments that could sign beside one another: a second pair of eyes does.
  if (place.body !== null && step.kind === 'parallel')
    return [{ pool: poolKey({ role: step.pools[0]!.role, department: 'lead' }, place), branch: place.body }]
  const keys = [...new Set(step.pools.map((pool) => poolKey(pool, place)))]
  return keys.map((pool) => ({ pool, branch: pool.split('@')[1]?.split(':')[0] ?? pool }))
}

/** True when every pool of the step gets a task of its own and the answers are opinions. */
export function opensInParallel(step: StepDefinition): boolean {
  return step.kind === 'parallel' || step.kind === 'expert'
}

/** The pools whose people may reassign (改派) the tasks of this one: heads of the department, or signatories of the enterprise. */
export function supervisorPools(key: string): string[] {
  const role = poolRole(key)
  const place = key.slice(role.length)
  if (role.startsWith('E-')) return role === 'E-HEAD' ? [] : [`E-HEAD${place}`]
  if (!place.startsWith('@') || role === 'R-LEAD') return []
  return role === 'R-CHIEF' ? [`R-LEAD${place}`] : [`R-CHIEF${place}`, `R-LEAD${place}`]
}

/**
 * The pools a task is urged up through: its own, the head of its department, the leader in charge. Pools without a department (window,
 * experts) go to those of the run's line; a district's head is both; an enterprise's tasks end with its signatory.
 */
export function upward(key: string, run: { readonly line: string }): string[] {
  const role = poolRole(key)
  const [, place = '', body = ''] = /^[^@:]+(@[^:]+)?(:.+)?$/.exec(key) ?? []
  if (role.startsWith('E-')) return role === 'E-HEAD' ? [key] : [key, `E-HEAD${place}`]
  const at = `${place || `@${run.line}`}${body}`
  if (role === 'R-LEAD') return [key]
  if (role === 'R-CHIEF') return body ? [key] : [key, `R-LEAD${at}`]
  return body ? [key, `R-CHIEF${at}`] : [key, `R-CHIEF${at}`, `R-LEAD${at}`]
}
