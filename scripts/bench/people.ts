import type { Actor } from '@/lib/kernel/actor'
import { asSystem } from '@/lib/platform/db'
import { openSession, visitorByToken } from '@/lib/platform/session'

const known = new Map<string, Actor>()

/** The person behind a login, with a session that lasts the whole run. */
export async function personOf(login: string): Promise<Actor> {
  const held = known.get(login)
  if (held) return held
  const actor = await signedIn(login)
  known.set(login, actor)
  return actor
}

/** A new session of a login in the database that is connected now. */
export async function signedIn(login: string): Promise<Actor> {
  const { token } = await asSystem('性能测量登录', async (tx) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { login } })
    return openSession(tx, { userId: user.id, kind: 'web', now: new Date(), idleMinutes: 600 })
  })
  const actor = await visitorByToken(token)
  if (!actor) throw new Error(`No session for ${login}`)
  return actor
}

/** Somebody who may carry out an open task: its holder, else one who works from its pool, best one who has not yet acted on the filing. */
export async function personFor(task: { pool: string; holderId: string | null; subjectId: string }): Promise<Actor> {
  const login = await asSystem('性能测量找人', async (tx) => {
    const rows = await tx.$queryRaw<{ login: string }[]>`
      select u.login from user_account u left join actor_pool p on p.user_id = u.id and p.pool = ${task.pool} and p.via_user_id is null
      join filing f on f.id = ${task.subjectId}::uuid join actor_org o on o.user_id = u.id and o.org_id = f.org_id
      where u.status = 'active' and case when ${task.holderId}::uuid is null then p.id is not null else u.id = ${task.holderId}::uuid end
      order by exists (select 1 from task t where t.subject_id = f.id and t.done_by = u.id), u.login limit 1`
    return rows[0]?.login
  })
  if (!login) throw new Error(`Nobody works from ${task.pool}`)
  return personOf(login)
}
