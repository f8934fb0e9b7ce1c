import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { forgetFactor, renewPassword } from '../account-store'
import { staffTarget, systemTarget } from '../account-target'
import { accountTarget } from '../schema'

const target = z.object(accountTarget)
type Target = Awaited<ReturnType<typeof systemTarget>>

async function reset({ tx, now, audit }: CommandContext, user: Target) {
  if (user.status === 'disabled') throw new Refusal('blocked', '账号已停用，请先启用。')
  const password = await withBaseRights(tx, () => renewPassword(tx, user.id, now))
  audit({ subjectKind: 'user', subjectId: user.id, orgId: user.orgId, detail: { login: user.login } })
  return { id: user.id, password }
}

async function forget({ tx, now, audit }: CommandContext, user: Target) {
  await withBaseRights(tx, () => forgetFactor(tx, user.id, now))
  audit({ subjectKind: 'user', subjectId: user.id, orgId: user.orgId, detail: { login: user.login } })
  return { id: user.id }
}

/** Sets a new first password, given once; the person must change it at the next sign-in, all sessions end. */
export const resetPassword = defineCommand({
  name: 'resetPassword',
  permission: 'user.manage',
  secret: true,
  input: target,
  run: async (context, input) => reset(context, await systemTarget(context, input)),
})

/** Like `resetPassword`, for people of the local administrator's own organisations. */
export const resetStaffPassword = defineCommand({
  name: 'resetStaffPassword',
  permission: 'staff.manage',
  secret: true,
  input: target,
  run: async (context, input) => reset(context, await staffTarget(context, input)),
})

/**
 * Forgets a second factor. Belongs to the security administrator: whoever resets passwords must not reset the factor too, else one
 * person could take over any account.
 */
export const resetFactor = defineCommand({
  name: 'resetFactor',
  permission: 'role.grant',
  input: target,
  run: async (context, input) => forget(context, await systemTarget(context, input)),
})

/** Like `resetFactor`, for people of the local administrator's own organisations (none of them needs a factor by role). */
export const resetStaffFactor = defineCommand({
  name: 'resetStaffFactor',
  permission: 'staff.manage',
  input: target,
  run: async (context, input) => forget(context, await staffTarget(context, input)),
})
