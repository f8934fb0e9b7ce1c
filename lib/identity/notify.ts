import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

type Notice = { kind: string; title: string; body: string /** Below the face of the reader: `/delegation`. */; path: string }

/** Writes a notice to each of these people, with an address in their own face; gives whom the live message concerns. Runs as the system. */
export async function notifyUsers(
  tx: Tx,
  userIds: readonly string[],
  { kind, title, body, path }: Notice,
  now: Date,
): Promise<{ users: string[] }> {
  const users = await tx.userAccount.findMany({ where: { id: { in: [...new Set(userIds)] } }, select: { id: true, side: true } })
  await tx.notice.createMany({
    data: users.map((user) => ({
      id: newId(),
      at: now,
      userId: user.id,
      kind,
      title: title.slice(0, 200),
      body,
      href: `/${user.side}${path}`,
    })),
  })
  return { users: users.map((user) => user.id) }
}

/** Everybody who holds a permission today that is given to posts of a department, through a post in that department. Runs as the system. */
export async function holdersOf(tx: Tx, permission: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.user_id::text as id from post p join department d on d.code = p.department_code join user_account u on u.id = p.user_id
    where (p.role_code || ':' || ${permission}) = any (d.grants) and u.status = 'active'
      and p.from_date <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      and (p.to_date is null or p.to_date >= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))`
  return rows.map((row) => row.id)
}
