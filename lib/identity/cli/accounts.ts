import { Refusal } from '@/lib/kernel/refusal'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import { openLock, renewPassword, setStatus } from '../account-store'

// For whoever stands at the server when no administrator can sign in any more; every use is a line of the audit trail without a person.

/** Opens the lock of an account, and the account itself when it was locked for disuse. Throws Refusal for an unknown login. */
export async function unlockByLogin(login: string, now: Date): Promise<{ reopened: boolean }> {
  return asSystem('命令行解锁', async (tx) => {
    const user = await byLogin(tx, login)
    if (user.status === 'disabled') throw new Refusal('blocked', `账号“${login}”已停用，由系统管理员启用。`)
    const reopened = user.status === 'dormant'
    if (reopened) await setStatus(tx, user.id, 'active', '', now)
    else await openLock(tx, user.id)
    await writeAudit(tx, [
      auditLine('unlockAccount', null, { subjectKind: 'user', subjectId: user.id, detail: { login, by: '命令行' } }, now),
    ])
    return { reopened }
  })
}

/** Sets a new first password and gives it, once. Throws Refusal for an unknown or closed account. */
export async function resetByLogin(login: string, now: Date): Promise<string> {
  return asSystem('命令行重置口令', async (tx) => {
    const user = await byLogin(tx, login)
    if (user.status === 'disabled') throw new Refusal('blocked', `账号“${login}”已停用，由系统管理员启用。`)
    const password = await renewPassword(tx, user.id, now)
    await writeAudit(tx, [
      auditLine('resetPassword', null, { subjectKind: 'user', subjectId: user.id, detail: { login, by: '命令行' } }, now),
    ])
    return password
  })
}

async function byLogin(tx: Tx, login: string) {
  const user = await tx.userAccount.findUnique({ where: { login: login.trim().toLowerCase() } })
  if (!user) throw new Refusal('not_found', `没有账号“${login}”。`)
  return user
}
