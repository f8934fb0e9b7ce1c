import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

/** Departments of the commission with what can be maintained of them. */
export const departmentList = defineQuery({
  name: 'departmentList',
  permission: 'org.manage',
  input: z.object({}),
  run: ({ tx }) => tx.department.findMany({ orderBy: { sort: 'asc' } }),
})

/** Enterprises whose basic data the system administrator maintains, by code. */
export const registerList = defineQuery({
  name: 'registerList',
  permission: 'org.manage',
  input: z.object({
    words: z.string().trim().max(60).optional(),
    adcode: z.string().max(6).optional(),
    owner: z.enum(['city', 'district']).optional(),
    size: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(300).optional(),
  }),
  run: async ({ tx }, { words, adcode, owner, size, cursor: text }) => {
    const cursor = readCursor(text)
    const back = cursor?.back ?? false
    const where = {
      kind: 'enterprise',
      ...(words ? { OR: [{ name: { contains: words } }, { shortName: { contains: words } }, { code: words }] } : {}),
      ...(adcode ? { adcode } : {}),
      ...(owner ? { owner } : {}),
    }
    const code = cursor?.value ?? ''
    const found = await tx.org.findMany({
      where: cursor ? { AND: [where, { code: back ? { lt: code } : { gt: code } }] } : where,
      select: {
        id: true,
        code: true,
        name: true,
        shortName: true,
        level: true,
        adcode: true,
        legalPerson: true,
        status: true,
        version: true,
      },
      orderBy: { code: back ? 'desc' : 'asc' },
      take: size + 1,
    })
    const count = await tx.org.count({ where, take: countCap + 1 })
    return { ...pageOf(found, size, cursor, (row) => ({ value: row.code, id: row.id })), count }
  },
})

/** The basic data of one enterprise with its version, for the form. */
export const registerEntry = defineQuery({
  name: 'registerEntry',
  permission: 'org.manage',
  input: z.object({ id: z.uuid('企业编号不正确') }),
  run: async ({ tx }, { id }) => {
    const org = await tx.org.findUnique({ where: { id } })
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业。')
    return { ...org, registeredCapital: org.registeredCapital.toString(), paidCapital: org.paidCapital.toString() }
  },
})
export type RegisterEntry = Awaited<ReturnType<(typeof registerEntry)['run']>>
