import { z } from 'zod'
import { passwordDays } from '@/lib/identity/sign-in/password-rules'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineQuery } from '@/lib/platform/query'
import { proofFacts } from './accounts'
import { savedViewSchema } from './saved-views'

/** The person's own data: account, posts in force, how it is proved, phrases and saved views. */
export const ownProfile = defineQuery({
  name: 'ownProfile',
  permission: 'profile.manage',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { id: actor.userId } })
    const today = shanghaiDate(now)
    const posts = await tx.$queryRaw<
      { role: string; department: string | null; from_date: string; to_date: string | null; is_main: boolean }[]
    >`
      select r.name as role, d.name as department, p.from_date, p.to_date, p.is_main from post p join role r on r.code = p.role_code
      left join department d on d.code = p.department_code
      where p.user_id = ${actor.userId}::uuid and p.from_date <= ${today} and (p.to_date is null or p.to_date >= ${today}) order by p.is_main desc, r.sort`
    const proof = (await proofFacts(tx, [user], now)).get(user.id)
    const passwordAt = proof?.passwordAt ?? null
    const left = passwordAt ? passwordDays - Math.floor((now.getTime() - Date.parse(passwordAt)) / 86_400_000) : null
    const preferences = await tx.preference.findMany({
      where: { userId: actor.userId, key: { startsWith: 'view:' } },
      orderBy: { key: 'asc' },
    })
    const phrases = await tx.phrase.findMany({ where: { userId: actor.userId }, orderBy: { id: 'asc' } })
    return {
      login: user.login,
      name: user.name,
      title: user.title,
      phoneMask: user.phoneMask,
      orgName: actor.orgName,
      departmentName: actor.departmentName,
      lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
      posts: posts.map((post) => ({
        ...{ role: post.role, department: post.department, isMain: post.is_main },
        ...{ fromDate: post.from_date, toDate: post.to_date },
      })),
      passwordAt,
      /** Days until the password has to be changed. */
      passwordDaysLeft: left === null ? null : Math.max(0, left),
      needsFactor: proof?.needsFactor ?? false,
      enrolled: proof?.enrolled ?? false,
      views: preferences.flatMap((row) => {
        const view = savedViewSchema.safeParse(row.value)
        return view.success ? [{ id: row.key, list: row.key.split(':')[1] ?? '', ...view.data }] : []
      }),
      phrases: phrases.map(({ id, text }) => ({ id, text })),
    }
  },
})
export type OwnProfile = Awaited<ReturnType<(typeof ownProfile)['run']>>
