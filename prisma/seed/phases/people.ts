import { needsSecondFactor } from '@/lib/identity/rules/exclusions'
import { seal } from '@/lib/platform/crypto'
import { demoAccounts, demoPassword, demoTotpSecret } from '../accounts'
import { copyRows } from '../copy'
import type { Phase } from '../phase'
import { delegationRows } from '../scenarios/people'
import type { PeopleWorld, PostRow, UserRow } from '../scenarios/people/types'

/** Writes accounts with their credentials, posts and delegations. Every account has its own salt; tests hand over a cheaper `hash`. */
export function peoplePhase({ users, posts }: PeopleWorld, hash: (password: string) => Promise<string>): Phase {
  return {
    name: 'people',
    title: '人员与账号',
    budget: 12,
    run: async ({ client, now }) => {
      const digests = await Promise.all(users.map(() => hash(demoPassword)))
      const known = new Set(users.map((user) => user.id))
      const delegations = delegationRows(now).filter((row) => known.has(row.fromUserId) && known.has(row.toUserId))
      const { rowCount } = await client.query(`update department set phone = '0532-8591' || (2100 + 7 * sort) where phone = ''`)
      return {
        department: rowCount ?? 0,
        user_account: await copyRows(
          client,
          'user_account',
          ['id', 'login', 'name', 'org_id', 'side', 'status', 'phone_mask', 'title'],
          users.map((user) => [user.id, user.login, user.name, user.orgId, user.side, user.status, mask(user.phone), user.title]),
        ),
        credential: await copyRows(
          client,
          'credential',
          ['user_id', 'password_hash', 'password_at', 'must_change', 'history', 'needs_factor', 'totp_secret', 'phone'],
          credentialRows(users, posts, digests, now),
        ),
        post: await copyRows(
          client,
          'post',
          ['id', 'user_id', 'role_code', 'org_id', 'department_code', 'is_main', 'org_scope', 'lines', 'from_date', 'to_date'],
          posts.map((post) => [
            post.id,
            post.userId,
            post.roleCode,
            post.orgId,
            post.departmentCode,
            post.isMain,
            post.orgScope,
            post.lines,
            post.fromDate,
            post.toDate,
          ]),
        ),
        post_org: await copyRows(
          client,
          'post_org',
          ['post_id', 'org_id'],
          posts.flatMap((post) => post.listed.map((orgId) => [post.id, orgId])),
        ),
        delegation: await copyRows(
          client,
          'delegation',
          ['id', 'from_user_id', 'to_user_id', 'from_at', 'to_at', 'reason', 'revoked_at', 'created_at'],
          delegations.map((row) => [row.id, row.fromUserId, row.toUserId, row.fromAt, row.toAt, row.reason, row.revokedAt, row.createdAt]),
        ),
      }
    },
  }
}

const mask = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`

function* credentialRows(
  users: readonly UserRow[],
  posts: readonly PostRow[],
  digests: readonly string[],
  now: Date,
): Generator<unknown[]> {
  const guarded = new Set(posts.filter((post) => needsSecondFactor.some((role) => role === post.roleCode)).map((post) => post.userId))
  const demo = new Set(demoAccounts.map((account) => account.login))
  for (const [index, { id, login, phone }] of users.entries()) {
    const needsFactor = guarded.has(id)
    // Others enrol at their first sign-in.
    const secret = needsFactor && demo.has(login) ? seal(demoTotpSecret(login)) : null
    yield [id, digests[index], now, false, [], needsFactor, secret, seal(phone)]
  }
}
