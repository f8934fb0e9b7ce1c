import { indexAccount } from '@/lib/identity/account-store'
import { administrators } from '@/lib/identity/rules/exclusions'
import { peopleAffected, rebuildScope } from '@/lib/identity/scope/scope-store'
import { shanghaiDate } from '@/lib/kernel/workday'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { endSessionsOf } from '@/lib/platform/session'

/** Days after which an account nobody used is locked (GB/T 22239-2019 三级 8.1.8.2). */
export const dormantDays = 90

/**
 * Locks accounts that nobody has used for 90 days, counted from the last sign-in, the last call of an interface key, the opening or the last
 * password, whichever is latest. Of each administrator's role the account used last stays open, so that somebody can open the others. Gives how many were locked.
 */
export async function lockDormant(now: Date): Promise<number> {
  const since = new Date(now.getTime() - dormantDays * 86_400_000)
  const today = shanghaiDate(now)
  return asSystem('长期未用账号锁定', async (tx) => {
    const found = await tx.$queryRaw<{ id: string; login: string; org_id: string }[]>`
      with used as (
        select u.id, u.login, u.org_id, greatest(u.last_login_at, u.activated_at, c.password_at,
          (select max(s.last_seen_at) from session s where s.user_id = u.id and s.kind = 'api' and s.revoked_at is null)) as at
        from user_account u join credential c on c.user_id = u.id where u.status = 'active'),
      kept as (
        select distinct on (p.role_code) u.id from used u join post p on p.user_id = u.id and p.role_code = any (${[...administrators]})
          and p.from_date <= ${today} and (p.to_date is null or p.to_date >= ${today})
        order by p.role_code, u.at desc)
      select id::text, login, org_id::text from used where at < ${since} and id not in (select id from kept) order by login`
    if (found.length === 0) return 0
    const ids = found.map((row) => row.id)
    await tx.userAccount.updateMany({ where: { id: { in: ids } }, data: { status: 'dormant', version: { increment: 1 } } })
    for (const id of ids) {
      await endSessionsOf(tx, id, '长期未用锁定', now)
      await indexAccount(tx, id, now)
    }
    await rebuildScope(tx, await peopleAffected(tx, ids, now), now)
    const lines = found.map((row) =>
      auditLine('lockDormant', null, { subjectKind: 'user', subjectId: row.id, orgId: row.org_id, detail: { login: row.login } }, now),
    )
    await writeAudit(tx, lines)
    return found.length
  })
}
