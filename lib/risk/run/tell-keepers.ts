import { notifyUsers } from '@/lib/identity/notify'
import type { Tx } from '@/lib/platform/db'

/** Sends those who run the models (their post's role or department says so on the day of `now`) a notice about a run. */
export async function tellKeepers(tx: Tx, runId: string, { title, body }: { title: string; body: string }, now: Date): Promise<void> {
  const people = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.user_id::text as id from post p join role r on r.code = p.role_code join user_account u on u.id = p.user_id
      left join department d on d.code = p.department_code
    where u.side = 'gov' and u.status = 'active' and ('risk.run' = any (r.permissions) or (p.role_code || ':risk.run') = any (d.grants))
      and p.from_date <= to_char(${now}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      and (p.to_date is null or p.to_date >= to_char(${now}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))`
  await notifyUsers(
    tx,
    people.map(({ id }) => id),
    { kind: 'risk', title, body, path: `/risk/runs/${runId}` },
    now,
  )
}
