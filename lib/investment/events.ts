import { notifyUsers } from '@/lib/identity/notify'
import type { Tx } from '@/lib/platform/db'
import { onEvent } from '@/lib/platform/worker/relay'
import { takeInFiling } from './take-in-filing'

// A decided filing of a plan or a project is followed by the plan or the project itself.
onEvent('flow.moved', async (tx, event, now) => {
  if (event.subjectKind !== 'filing' || (event.data as { action?: string }).action !== 'conclude') return undefined
  const made = await takeInFiling(tx, event.subjectId, now)
  if (!made) return undefined
  const filing = await tx.filing.findUniqueOrThrow({ where: { id: event.subjectId }, select: { title: true, orgId: true } })
  const [title, path] =
    made.kind === 'plan' ? ['年度投资计划已生效', `/investment/plans/${made.id}`] : ['项目已进入项目库', `/investment/projects/${made.id}`]
  const body = made.kind === 'plan' ? '由办结的办件生成，可随时对照完成情况。' : '由办结的办件生成，请登记节点，开工后按月填报。'
  return notifyUsers(tx, await reporters(tx, filing.orgId), { kind: 'investment', title: `${title}：${filing.title}`, body, path }, now)
})

onEvent('invest.asked', async (tx, event, now) => {
  const { month, words } = event.data as { month: number; words: string }
  const project = await tx.investProject.findUnique({ where: { id: event.subjectId }, select: { name: true, orgId: true } })
  if (!project) return undefined
  const title = `请更正 ${Math.floor(month / 100)} 年 ${month % 100} 月月报：${project.name}`
  const path = `/investment/projects/${event.subjectId}`
  return notifyUsers(tx, await reporters(tx, project.orgId), { kind: 'investment', title, body: words, path }, now)
})

onEvent('invest.decided', async (tx, event, now) => {
  const { title, body, path, byId } = event.data as { title: string; body: string; path: string; byId: string | null }
  const users = [...(event.orgId ? await reporters(tx, event.orgId) : []), ...(byId ? [byId] : [])]
  return notifyUsers(tx, users, { kind: 'investment', title, body, path }, now)
})

/** People of an enterprise who report its investment. */
async function reporters(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.user_id::text as id from post p join role r on r.code = p.role_code join user_account u on u.id = p.user_id
    where p.org_id = ${orgId}::uuid and p.to_date is null and u.status = 'active' and 'invest.report' = any (r.permissions) limit 50`
  return rows.map(({ id }) => id)
}
