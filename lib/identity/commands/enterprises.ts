import { usccValid } from '@/lib/kernel/expr/uscc'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { indexOrg } from '../org-index'
import { hangBelow, rehang } from '../org-tree'
import { type Place, placeBelow, placesAfterMove } from '../rules/tree-places'
import { deactivateSchema, moveSchema, registerSchema } from '../schema-enterprise'
import { rebuildScope } from '../scope/scope-store'

const deepest = 9
const unfinished = ['filling', 'arrived', 'running', 'correcting', 'paused', 'returned']

/** Registers an enterprise below a superior: register data, place in the tree with its day, search row; whoever reaches the superior reaches it. */
export const registerEnterprise = defineCommand({
  name: 'registerEnterprise',
  permission: 'org.register',
  input: registerSchema,
  run: async ({ tx, now, audit }, { parentId, fromDate, reason, registeredCapital, ...data }) => {
    notAhead(fromDate, now)
    if (!data.isOverseas && !usccValid(data.code))
      throw new Refusal('invalid', '统一社会信用代码校验位不符，请核对。', { code: '校验位不符，请核对' })
    const parent = await superior(tx, parentId)
    const id = newId()
    await withBaseRights(tx, async () => {
      if (await tx.org.count({ where: { code: data.code } }))
        throw new Refusal('conflict', '该代码已有企业登记', { code: '该代码已有企业登记' })
      if (await tx.org.count({ where: { name: data.name } })) throw new Refusal('conflict', '已有同名企业', { name: '已有同名企业' })
      const place = placeBelow(parent, id)
      const capital = BigInt(registeredCapital) * 1_000_000n
      await tx.org.create({ data: { ...data, ...place, kind: 'enterprise', parentId, registeredCapital: capital, foundedOn: fromDate } })
      await hangBelow(tx, id, parentId, fromDate)
      await indexOrg(tx, id, now)
      await rebuildScope(tx, null, now)
    })
    audit({ subjectKind: 'org', subjectId: id, orgId: id, detail: { code: data.code, name: data.name, parentId, fromDate, reason } })
    return { id }
  },
})

/**
 * Moves an enterprise with everything below it under another superior from a day on (划转): levels, group and owner follow, the old ties keep
 * their days. Filings stay where they were made; rights follow at once. Throws Refusal(stale) when somebody changed it in the meantime.
 */
export const moveEnterprise = defineCommand({
  name: 'moveEnterprise',
  permission: 'org.register',
  input: moveSchema,
  run: async ({ tx, now, audit }, { id, version, parentId, fromDate, ownGroup, reason }) => {
    notAhead(fromDate, now)
    const org = await enterprise(tx, id)
    const parent = await superior(tx, parentId)
    if (org.parentId === parentId) throw new Refusal('conflict', '该企业已隶属于这一单位。', { parentId: '请选择其他单位' })
    const part = await withBaseRights(tx, () => partOf(tx, id))
    if (part.some((one) => one.id === parentId))
      throw new Refusal('invalid', '不能隶属于本企业或者其下级企业。', { parentId: '不能是本企业或者其下级' })
    const places = placesAfterMove(
      org,
      part.filter((one) => one.id !== id),
      parent,
      ownGroup,
    )
    if (places.some((place) => place.level > deepest))
      throw new Refusal('invalid', `调整后级次超过 ${deepest} 级，请核对。`, { parentId: '级次过深' })
    await withBaseRights(tx, async () => {
      const { count } = await tx.org.updateMany({ where: { id, version }, data: { parentId, version: { increment: 1 } } })
      if (count === 0) throw new Refusal('stale', '该企业资料刚被他人修改，请刷新后再办理。')
      await rehang(tx, id, parentId, fromDate)
      for (const { id: one, ...place } of places) {
        await tx.org.update({ where: { id: one }, data: place })
        await indexOrg(tx, one, now)
      }
      await rebuildScope(tx, null, now)
    })
    audit({
      subjectKind: 'org',
      subjectId: id,
      orgId: id,
      detail: { from: org.parentId, to: parentId, fromDate, reason, enterprises: places.length },
    })
    return { id, enterprises: places.length }
  },
})

/** Marks an enterprise as deregistered: nothing below it lives on, nothing of it lies open, nobody signs in for it. Its past stays readable. */
export const deactivateEnterprise = defineCommand({
  name: 'deactivateEnterprise',
  permission: 'org.register',
  input: deactivateSchema,
  run: async ({ tx, now, audit }, { id, version, onDate, reason }) => {
    notAhead(onDate, now)
    const org = await enterprise(tx, id)
    if (org.status === '已注销') throw new Refusal('conflict', '该企业已经注销。')
    await withBaseRights(tx, async () => {
      const below = await tx.org.count({ where: { parentId: id, status: { not: '已注销' } } })
      if (below > 0) throw new Refusal('blocked', `还有 ${below} 户直接下级企业，请先调整其隶属或者办理注销。`)
      const open = await tx.filing.count({ where: { orgId: id, status: { in: unfinished } } })
      if (open > 0) throw new Refusal('blocked', `还有 ${open} 件未办结的办件，请先办结或者撤回。`)
      const people = await tx.userAccount.count({ where: { orgId: id, status: 'active' } })
      if (people > 0) throw new Refusal('blocked', `还有 ${people} 个启用的账号，请先停用或者调离。`)
      const { count } = await tx.org.updateMany({ where: { id, version }, data: { status: '已注销', version: { increment: 1 } } })
      if (count === 0) throw new Refusal('stale', '该企业资料刚被他人修改，请刷新后再办理。')
      await indexOrg(tx, id, now)
    })
    audit({ subjectKind: 'org', subjectId: id, orgId: id, detail: { name: org.name, onDate, reason } })
    return { id }
  },
})

function notAhead(day: string, now: Date): void {
  if (day > shanghaiDate(now)) throw new Refusal('invalid', '生效日期不得晚于今天。', { fromDate: '不得晚于今天', onDate: '不得晚于今天' })
}

// Row security: only what the person may see is found.
async function enterprise(tx: Tx, id: string) {
  const org = await tx.org.findUnique({ where: { id } })
  if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业。')
  return org
}

async function superior(tx: Tx, id: string) {
  const org = await tx.org.findUnique({ where: { id } })
  if (!org || org.kind === 'external') throw new Refusal('invalid', '没有这个上级单位。', { parentId: '请选择上级单位' })
  if (org.status === '已注销') throw new Refusal('invalid', '上级单位已经注销。', { parentId: '请选择其他单位' })
  if (org.level >= deepest) throw new Refusal('invalid', `级次不得超过 ${deepest} 级。`, { parentId: '级次过深' })
  return org
}

/** The enterprise and everything below it today. */
function partOf(tx: Tx, id: string): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    select o.id::text, o.level, o.group_id::text as "groupId", o.owner from org_closure c join org o on o.id = c.org_id
    where c.ancestor_id = ${id}::uuid and c.to_date is null order by c.depth, o.id`
}
