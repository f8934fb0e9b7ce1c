import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { anyLike } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from '@/lib/treasury/queries/scope'
import { type EbsStatus, ebsState } from '../rules/ebs'
import { ebsList } from './requirements'
import { ebsFilterSchema } from './schema'

/** A platform of the overview; `score` in hundredths of a point of 100, `late` = requirements whose due day has passed. */
export type EbsRow = {
  id: string
  orgName: string
  name: string
  kind: string
  listVersion: string
  targetStars: number
  stars: number
  score: number
  gaps: number
  late: number
  person: string
  dueOn: string | null
  certificate: string
  certifiedOn: string | null
}

const lateOn = (today: string) =>
  Prisma.sql`(select count(*)::int from ebs_item i where i.platform_id = e.id and i.due_on < ${today} and i.status in ('未开展', '进行中'))`

/** The platforms of the asker's enterprises with where they stand, by enterprise or by score. */
export const ebsPlatforms = defineQuery({
  name: 'ebsPlatforms',
  permission: 'procurement.read',
  input: ebsFilterSchema,
  run: async ({ tx, now }, { state, target, orgId, words, sort, descending, cursor: at, size }) => {
    const today = shanghaiDate(now)
    const byScore = sort === 'score'
    const cursor = readCursor(at, byScore ? 'number' : 'text')
    const down = descending !== (cursor?.back ?? false)
    const key = byScore ? Prisma.sql`e.score` : Prisma.sql`coalesce(o.code, '')`
    const states = {
      short: Prisma.sql`e.stars < e.target_stars`,
      reached: Prisma.sql`e.stars >= e.target_stars`,
      certified: Prisma.sql`e.certificate <> ''`,
      late: Prisma.sql`${lateOn(today)} > 0`,
    }
    const where = Prisma.join(
      [
        belowOrg(orgId, 'e.org_id'),
        ...(state ? [states[state]] : []),
        ...(target ? [Prisma.sql`e.target_stars = ${Number(target)}`] : []),
        ...(words ? [anyLike(['e.name', 'o.short_name', 'o.name', 'e.person'], words)] : []),
      ],
      ' and ',
    )
    const value = cursor && (byScore ? Prisma.sql`${Number(cursor.value ?? 0)}::bigint` : Prisma.sql`${cursor.value ?? ''}`)
    const after = cursor ? Prisma.sql`and (${key}, e.id) ${Prisma.raw(down ? '<' : '>')} (${value}, ${cursor.id}::uuid)` : Prisma.empty
    const order = Prisma.raw(down ? 'desc' : 'asc')
    const rows = await tx.$queryRaw<(EbsRow & { sortKey: string })[]>`
      select e.id::text as id, o.short_name as "orgName", e.name, e.kind, e.list_version as "listVersion", e.target_stars as "targetStars", e.stars, e.score, e.gaps,
        ${lateOn(today)} as late, e.person, e.due_on as "dueOn", e.certificate, e.certified_on as "certifiedOn", ${key}::text as "sortKey"
      from ebs_platform e join org o on o.id = e.org_id where ${where} ${after} order by ${key} ${order}, e.id ${order} limit ${size + 1}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from (select 1 from ebs_platform e join org o on o.id = e.org_id where ${where} limit ${countCap + 1}) z`
    const page = pageOf(rows, size, cursor, (row) => ({ value: row.sortKey, id: row.id }))
    return {
      ...page,
      rows: page.rows.map(({ sortKey: _, ...row }): EbsRow => row),
      count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap },
    }
  },
})

/** One platform: every requirement with its status, person, due day and evidence, scores, gaps, and what was changed. */
export const ebsRecord = defineQuery({
  name: 'ebsRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, now }, { id }) => {
    const platform = isId(id) ? await tx.ebsPlatform.findUnique({ where: { id } }) : null
    if (!platform) throw new Refusal('not_found', '没有这个平台，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: platform.orgId }, select: { name: true, shortName: true } })
    const items = new Map((await tx.ebsItem.findMany({ where: { platformId: id } })).map((row) => [row.item, row]))
    const files = await tx.storedFile.findMany({
      where: { ownerKind: 'certification', ownerId: { in: [...items.values()].map((row) => row.id) } },
      select: { id: true, name: true, size: true, mime: true, ownerId: true, uploadedAt: true },
      orderBy: { uploadedAt: 'asc' },
    })
    const list = ebsList(platform.listVersion)
    const today = shanghaiDate(now)
    const { gaps, ...state } = ebsState(list, (item) => items.get(item)?.status as EbsStatus | undefined, platform.targetStars)
    const open = new Set(gaps.map(({ code }) => code))
    const chapters = list.chapters.map((chapter, index) => ({
      ...state.chapters[index]!,
      items: chapter.items.map((item) => {
        const said = items.get(item.code)
        const status = (said?.status ?? '未开展') as EbsStatus
        const { reason = '', person = '', dueOn = null } = said ?? {}
        return {
          ...{ ...item, status, reason, person, dueOn, gap: open.has(item.code) },
          late: dueOn !== null && dueOn < today && (status === '未开展' || status === '进行中'),
          files: files
            .filter(({ ownerId }) => ownerId === said?.id)
            .map((file) => ({ id: file.id, name: file.name, size: Number(file.size), mime: file.mime })),
        }
      }),
    }))
    const events = await tx.ebsEvent.findMany({ where: { platformId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 200 })
    const { at: _, ...facts } = platform
    return {
      ...{ ...facts, ...state, org, chapters, gapCount: gaps.length },
      list: { version: list.version, checked: list.checked, sources: list.sources, note: list.note },
      events: events.map(({ id: eventId, words, byName, at }) => ({ id: eventId, words, byName, at: at.toISOString() })),
    }
  },
})
export type EbsRecord = Awaited<ReturnType<typeof ebsRecord.run>>
export type EbsItemLine = EbsRecord['chapters'][number]['items'][number]
