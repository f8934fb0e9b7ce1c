import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { keyRows } from '../key-rows'
import { servicePersonProblem } from '../key-store'

const page = {
  words: z.string().trim().max(60).optional(),
  size: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(300).optional(),
} as const
const pageSchema = z.object(page)

async function listed({ tx, now }: QueryContext, { words, size, cursor: text }: z.infer<typeof pageSchema>) {
  const cursor = readCursor(text)
  const back = cursor?.back ?? false
  const orgs = words ? await tx.org.findMany({ where: { name: { contains: words } }, select: { id: true } }) : []
  const asked = words
    ? { OR: [{ name: { contains: words } }, { prefix: words.toLowerCase() }, { orgId: { in: orgs.map((org) => org.id) } }] }
    : {}
  const keys = await tx.apiKey.findMany({
    where: { ...asked, ...(cursor ? { id: back ? { gt: cursor.id } : { lt: cursor.id } } : {}) },
    orderBy: { id: back ? 'asc' : 'desc' },
    take: size + 1,
  })
  const found = pageOf(keys, size, cursor, (row) => ({ value: null, id: row.id }))
  return { ...found, rows: await keyRows(tx, found.rows, now), count: await tx.apiKey.count({ where: asked }) }
}

/** Keys of the administrator's own organisations, newest first. */
export const keyList = defineQuery({
  name: 'keyList',
  permission: 'interface.manage',
  input: pageSchema,
  run: listed,
})

/** Keys of all enterprises, newest first, for the system administrator of the commission. */
export const supervisedKeys = defineQuery({
  name: 'supervisedKeys',
  permission: 'interface.supervise',
  input: pageSchema,
  run: listed,
})

/** One key with its use day by day over the last thirty days, oldest first; days without a call are there with 0. */
export const keyRecord = defineQuery({
  name: 'keyRecord',
  permission: 'interface.manage',
  input: z.object({ id: z.uuid('密钥编号不正确') }),
  run: async ({ tx, now }, { id }) => {
    const key = await tx.apiKey.findUnique({ where: { id } })
    if (!key) throw new Refusal('not_found', '没有这个接口密钥，或不属于您管理的单位。')
    const today = shanghaiDate(now)
    const days = Array.from({ length: 30 }, (_, index) => addDays(today, index - 29))
    const used = await tx.apiUsage.findMany({ where: { keyId: id, day: { gte: days[0]! } } })
    const [row] = await keyRows(tx, [key], now)
    return {
      key: row!,
      days: days.map((day) => {
        const one = used.find((use) => use.day === day)
        return { day, calls: one?.calls ?? 0, refused: one?.refused ?? 0 }
      }),
    }
  },
})

/** Who may stand behind a program: fillers of the administrator's organisations who neither check, sign nor manage; the own one first. */
export const keyChoices = defineQuery({
  name: 'keyChoices',
  permission: 'interface.manage',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const today = shanghaiDate(now)
    const posts = await tx.post.findMany({
      where: { fromDate: { lte: today }, OR: [{ toDate: null }, { toDate: { gte: today } }] },
      select: { userId: true, roleCode: true },
    })
    const roles = new Map<string, string[]>()
    for (const { userId, roleCode } of posts) roles.set(userId, [...(roles.get(userId) ?? []), roleCode])
    const fit = [...roles].filter(([, codes]) => servicePersonProblem(codes) === null).map(([userId]) => userId)
    const users = await tx.userAccount.findMany({
      where: { id: { in: fit }, status: 'active', side: 'ent' },
      select: { id: true, name: true, orgId: true, title: true },
      orderBy: { name: 'asc' },
    })
    const orgs = await tx.org.findMany({ where: { id: { in: users.map((user) => user.orgId) } }, select: { id: true, shortName: true } })
    const people = users.map((user) => ({
      ...{ id: user.id, name: user.name, title: user.title, own: user.orgId === actor.orgId },
      org: orgs.find((org) => org.id === user.orgId)?.shortName ?? '',
    }))
    return { today, people: people.sort((a, b) => Number(b.own) - Number(a.own) || a.org.localeCompare(b.org, 'zh')) }
  },
})
