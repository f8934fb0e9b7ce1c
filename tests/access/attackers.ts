import type { Actor } from '@/lib/kernel/actor'
import { newToken } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { actorOfAccount, newAccountIn } from '../support/accounts'
import type { Kind } from '../support/busy-world'
import { actorOf } from '../support/clerks'
import { type Attacker, attackers } from './inputs/entry'

/** What an attacker may know of A anyway: the departments see every enterprise and its people, administrators the accounts. */
export const knownTo: Readonly<Record<Attacker, readonly Kind[]>> = {
  forged: [],
  stranger: [],
  rival: [],
  department: ['people', 'orgs'],
  district: [],
  sysadmin: ['people', 'orgs'],
  secadmin: ['people', 'orgs'],
  auditor: [],
  expert: [],
}

let stranger: Promise<Actor> | undefined

// Somebody of another enterprise who has just got an account and no post.
function nobody(): Promise<Actor> {
  stranger ??= (async () => {
    const { orgId } = await actorOf('gx-fill')
    return actorOfAccount(await newAccountIn(orgId))
  })()
  return stranger
}

/** The counterpart elsewhere of the person an entry is for: same role, wrong enterprise, department or district. */
async function counterpart(prefix: string, who: string, fallback: string): Promise<Actor> {
  const role = who.split('-')[1] ?? ''
  const login = `${prefix}-${role}`
  const known = await asSystem('测试找人', (tx) => tx.userAccount.count({ where: { login, status: 'active' } }))
  return actorOf(known > 0 ? login : fallback)
}

/** The attacker as they come, against an entry of `who`. */
export async function attackerFor(attacker: Attacker, who: string): Promise<Actor> {
  switch (attacker) {
    case 'forged':
      return { ...(await actorOf(who)), token: newToken() }
    case 'stranger':
      return nobody()
    case 'rival':
      return counterpart('gx', who, 'gx-fill')
    case 'department':
      return counterpart('khfp', who, 'khfp-officer')
    case 'district':
      return counterpart('huangdao', who, 'huangdao-officer')
    default:
      return actorOf(attacker)
  }
}

export { attackers }
