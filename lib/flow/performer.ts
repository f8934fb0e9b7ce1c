import { supervisorPools } from '@/lib/flow/pools'
import type { FlowTask, Performer, Person } from '@/lib/flow/state'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'

/** The pools a person works from at a moment; `via` = the principal whose pool it is (委托). */
export type PoolEntry = { readonly pool: string; readonly via: Person | null }

/** A pool as the database gives it. */
export type PoolRow = { pool: string; via_user_id: string | null; via_name: string | null }

/** The actor's own pools and those running delegations give, as a question that may stand inside another one. */
export function poolsSql(userId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    select a.pool, a.via_user_id,
      case when a.via_user_id is not null
        then coalesce(u.name, (select p.name from app.pool_people(a.pool) p where p.id = a.via_user_id limit 1)) end as via_name
    from actor_pool a left join user_account u on u.id = a.via_user_id
    where a.user_id = ${userId}::uuid
      and (a.from_at is null or a.from_at <= ${now}::timestamptz) and (a.to_at is null or a.to_at > ${now}::timestamptz)`
}

/** The pool of a row. */
export function poolEntry(row: PoolRow): PoolEntry {
  return { pool: row.pool, via: row.via_user_id === null ? null : { id: row.via_user_id, name: row.via_name ?? '委托人' } }
}

/** The actor's own pools and those running delegations give. */
export async function poolsOf(tx: Tx, actor: Pick<Actor, 'userId'>, now: Date): Promise<PoolEntry[]> {
  return (await tx.$queryRaw<PoolRow[]>(poolsSql(actor.userId, now))).map(poolEntry)
}

/**
 * In which capacity the actor acts on this task: as named by `onBehalfOf`, else as themselves, else for the principal who holds the
 * task or whose pool it lies in. Refuses a delegation that is not running.
 */
export function performerFor(
  actor: Pick<Actor, 'userId' | 'name'>,
  entries: readonly PoolEntry[],
  task: FlowTask | null,
  onBehalfOf?: string,
): Performer {
  const own = entries.filter((entry) => entry.via === null).map((entry) => entry.pool)
  const principals = new Map(entries.flatMap((entry) => (entry.via ? [[entry.via.id, entry.via] as const] : [])))
  const supervises = task !== null && supervisorPools(task.pool).some((pool) => own.includes(pool))
  const self: Performer = { id: actor.userId, name: actor.name, onBehalfOf: null, pools: own, supervises }
  const asDelegate = (principal: Person): Performer => {
    const pools = entries.filter((entry) => entry.via?.id === principal.id).map((entry) => entry.pool)
    return { id: actor.userId, name: actor.name, onBehalfOf: principal, pools }
  }
  if (onBehalfOf !== undefined && onBehalfOf !== actor.userId) {
    const principal = principals.get(onBehalfOf)
    if (principal === undefined) throw new Refusal('forbidden', '该委托不存在或者已经到期')
    return asDelegate(principal)
  }
  if (task === null || task.holder?.id === actor.userId || (task.holder === null && own.includes(task.pool))) return self
  const holder = task.holder === null ? null : principals.get(task.holder.id)
  if (holder) return asDelegate(holder)
  const lender = task.holder === null ? entries.find((entry) => entry.via !== null && entry.pool === task.pool)?.via : null
  return lender ? asDelegate(lender) : self
}
