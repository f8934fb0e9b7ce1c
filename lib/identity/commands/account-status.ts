import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { openLock, setStatus } from '../account-store'
import { staffTarget, systemTarget } from '../account-target'
import { accountTarget, reasonField } from '../schema'

const closing = z.object({ ...accountTarget, reason: reasonField })
const opening = z.object(accountTarget)
type Target = Awaited<ReturnType<typeof systemTarget>>

async function close({ tx, now, audit }: CommandContext, user: Target, reason: string) {
  if (user.status === 'disabled') throw new Refusal('conflict', '该账号已经停用。')
  await withBaseRights(tx, () => setStatus(tx, user.id, 'disabled', '账号停用', now))
  audit({ subjectKind: 'user', subjectId: user.id, orgId: user.orgId, detail: { login: user.login, reason } })
  return { id: user.id }
}

async function open({ tx, now, audit }: CommandContext, user: Target) {
  if (user.status === 'active') throw new Refusal('conflict', '该账号是正常状态。')
  await withBaseRights(tx, () => setStatus(tx, user.id, 'active', '', now))
  audit({ subjectKind: 'user', subjectId: user.id, orgId: user.orgId, detail: { login: user.login, before: user.status } })
  return { id: user.id }
}

async function unlock({ tx, audit }: CommandContext, user: Target) {
  await withBaseRights(tx, () => openLock(tx, user.id))
  audit({ subjectKind: 'user', subjectId: user.id, orgId: user.orgId, detail: { login: user.login } })
  return { id: user.id }
}

/** Closes an account at once: no sign-in, all sessions end, desks go to others. */
export const disableAccount = defineCommand({
  name: 'disableAccount',
  permission: 'user.manage',
  input: closing,
  run: async (context, input) => close(context, await systemTarget(context, input), input.reason),
})

/** Opens a closed or long unused account again. */
export const enableAccount = defineCommand({
  name: 'enableAccount',
  permission: 'user.manage',
  input: opening,
  run: async (context, input) => open(context, await systemTarget(context, input)),
})

/** Takes away the lock of five wrong tries before its 15 minutes are over. */
export const unlockAccount = defineCommand({
  name: 'unlockAccount',
  permission: 'user.manage',
  input: opening,
  run: async (context, input) => unlock(context, await systemTarget(context, input)),
})

/** Like `disableAccount`, for people of the local administrator's own organisations. */
export const disableStaff = defineCommand({
  name: 'disableStaff',
  permission: 'staff.manage',
  input: closing,
  run: async (context, input) => close(context, await staffTarget(context, input), input.reason),
})

/** Like `enableAccount`, for people of the local administrator's own organisations. */
export const enableStaff = defineCommand({
  name: 'enableStaff',
  permission: 'staff.manage',
  input: opening,
  run: async (context, input) => open(context, await staffTarget(context, input)),
})

/** Like `unlockAccount`, for people of the local administrator's own organisations. */
export const unlockStaff = defineCommand({
  name: 'unlockStaff',
  permission: 'staff.manage',
  input: opening,
  run: async (context, input) => unlock(context, await staffTarget(context, input)),
})
