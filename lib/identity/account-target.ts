import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { staffRoles } from './rules/post-shapes'

type Asked = { tx: Tx; actor: Actor; now: Date }
type Wanted = { id: string; version?: number | undefined }

/** The account a system administrator works on: any but their own. Throws Refusal(not_found | blocked | stale). */
export async function systemTarget({ tx, actor }: Asked, { id, version }: Wanted) {
  const user = await tx.userAccount.findUnique({ where: { id } })
  if (!user) throw new Refusal('not_found', '没有这个账号。')
  return checked(actor, user, version)
}

/**
 * The account a local administrator works on: of an enterprise or district body in their organisations, not their own, and without a post
 * that the commission grants. Throws Refusal(not_found | blocked | stale).
 */
export async function staffTarget({ tx, actor, now }: Asked, { id, version }: Wanted) {
  const user = await tx.userAccount.findUnique({ where: { id } })
  const org = user && (await tx.org.findUnique({ where: { id: user.orgId }, select: { kind: true } }))
  if (!user || !org || user.side !== actor.side) throw new Refusal('not_found', '没有这个账号，或不属于您管理的单位。')
  const today = shanghaiDate(now)
  const posts = await tx.post.findMany({ where: { userId: id, OR: [{ toDate: null }, { toDate: { gte: today } }] } })
  const allowed = rolesGivenBy(actor)
  if (posts.some((post) => !allowed.includes(post.roleCode)))
    throw new Refusal('blocked', '该账号有市国资委授予的岗位，由市国资委系统管理员管理。')
  return checked(actor, user, version)
}

/** Roles a local administrator may give: those of enterprises on the enterprise side, those of districts else. */
export function rolesGivenBy(actor: Pick<Actor, 'side'>): readonly string[] {
  return actor.side === 'ent' ? staffRoles.enterprise : staffRoles.district
}

function checked<T extends { id: string; version: number }>(actor: Actor, user: T, version: number | undefined): T {
  if (user.id === actor.userId) throw new Refusal('blocked', '不能对本人账号进行这项操作。')
  if (version !== undefined && user.version !== version) throw new Refusal('stale', '该账号刚被他人修改，请刷新后再操作。')
  return user
}
