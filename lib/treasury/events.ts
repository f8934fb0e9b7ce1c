import { notifyUsers } from '@/lib/identity/notify'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { onEvent } from '@/lib/platform/worker/relay'

onEvent('treasury.asked', async (tx, event, now) => {
  const { due } = event.data as { due: string }
  const users = await holdersOf(tx, event.orgId, 'treasury.explain', 'ent')
  const words = { title: `请在 ${due} 前说明一笔支付`, body: '监管单位要求说明，请写明事由和审批依据。' }
  return notifyUsers(tx, users, { kind: 'treasury', ...words, path: `/treasury/payments/${event.subjectId}` }, now)
})

onEvent('treasury.answered', async (tx, event, now) => {
  const users = await holdersOf(tx, event.orgId, 'treasury.monitor', 'gov')
  const words = { title: '企业已对一笔支付作出说明', body: '请查看说明并办结。' }
  return notifyUsers(tx, users, { kind: 'treasury', ...words, path: `/treasury/payments/${event.subjectId}` }, now)
})

onEvent('treasury.raised', async (tx, event, now) => {
  const { alerts } = event.data as { alerts: number }
  const users = await holdersOf(tx, event.orgId, 'treasury.monitor', 'gov')
  const words = { title: `新增 ${alerts} 笔需要关注的支付`, body: `${shanghaiDate(now)} 报送，列明关注原因。` }
  return notifyUsers(tx, users, { kind: 'treasury', ...words, path: '/treasury/payments?tab=open' }, now)
})

onEvent('treasury.corrected', async (tx, event, now) => {
  const { label, name } = event.data as { label: string; name: string }
  const users = await holdersOf(tx, event.orgId, 'treasury.monitor', 'gov')
  const words = { title: `企业撤销了一行错报的台账：${label}`, body: `${name}，原因见司库台账的“更正记录”。` }
  return notifyUsers(tx, users, { kind: 'treasury', ...words, path: '/treasury/ledgers?ledger=removed' }, now)
})

/** People of a face whose post of today allows it and whose scope has the enterprise. */
async function holdersOf(tx: Tx, orgId: string | null, permission: string, side: 'gov' | 'ent'): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct u.id::text as id from user_account u join post p on p.user_id = u.id join role r on r.code = p.role_code
    left join department d on d.code = p.department_code join actor_org a on a.user_id = u.id and a.org_id = ${orgId}::uuid
    where u.side = ${side} and u.status = 'active'
      and (${permission} = any (r.permissions) or (p.role_code || ':' || ${permission}) = any (d.grants))
      and p.from_date <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      and (p.to_date is null or p.to_date >= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))
    limit 50`
  return rows.map(({ id }) => id)
}
