import type { Actor, Side } from '@/lib/kernel/actor'
import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { openSession, visitorByToken } from '@/lib/platform/session'

const now = () => new Date()

/** An enterprise of its own. */
export async function enterprise(name: string): Promise<string> {
  const id = newId()
  await asSystem('测试：建立企业', (tx) =>
    tx.org.create({ data: { id, kind: 'enterprise', code: id, name, shortName: name, level: 1, adcode: '370200', groupId: id } }),
  )
  return id
}

/** A signed-in person of an organisation who may see it in one line of business. */
export async function person(orgId: string, name: string, permissions: string[], side: Side = 'ent', line = 'CQGL'): Promise<Actor> {
  const userId = newId()
  const token = await asSystem('测试：建立人员', async (tx) => {
    await tx.role.create({ data: { code: userId, name, side, does: '', scope: '', constraint: '', permissions } })
    await tx.userAccount.create({ data: { id: userId, login: userId, name, orgId, side } })
    await tx.post.create({
      data: { id: newId(), userId, roleCode: userId, orgId, orgScope: 'own', lines: [line], fromDate: '2020-01-01' },
    })
    await tx.actorOrg.create({ data: { userId, orgId } })
    await tx.actorLine.create({ data: { userId, line } })
    return (await openSession(tx, { userId, kind: 'web', now: now() })).token
  })
  const visitor = await visitorByToken(token)
  if (!visitor) throw new Error('会话没有打开')
  return visitor
}

/** A filing of an enterprise, as a row. */
export function filingRow(orgId: string, byId: string, over: Partial<Parameters<Tx['filing']['create']>[0]['data']> = {}) {
  const at = now()
  return {
    id: newId(),
    definitionId: newId(),
    matterCode: 'GZ-CQ-01',
    matterName: '企业国有产权转让（进场公开转让）',
    kind: '审批',
    title: '关于转让青岛示例科技有限公司30%股权的请示',
    orgId,
    orgName: '青岛示例控股集团有限公司',
    line: 'CQGL',
    adcode: '370200',
    values: {},
    status: 'draft',
    stepName: '填报',
    promiseDays: 10,
    createdAt: at,
    createdBy: byId,
    updatedAt: at,
    updatedBy: byId,
    updatedByName: '',
    ...over,
  }
}
