import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { deliverable, type ExternalSource } from '../rules/external-sources'

type Line = { uscc: string; kind: string; from: string; to: string | null }

/**
 * Takes in what an outside register delivered, one fact a line: 统一社会信用代码，事项，日期（起），日期（止）. A line that cannot be read refuses all;
 * parties the platform does not know are counted and left out; the same line again changes nothing. A delivery without lines says that the
 * register had nothing to tell on that day.
 */
export const importExternal = defineCommand({
  name: 'importExternal',
  permission: 'risk.run',
  input: z.object({
    source: z.enum(deliverable.map(({ key }) => key) as [string, ...string[]], '请选择数据来源'),
    asOf: z.iso.date('数据日期格式应为 2026-01-31'),
    lines: z.string().max(400_000, '内容过长，请分次导入').default(''),
    note: z.string().trim().max(200).default(''),
  }),
  run: async (context, { source: key, asOf, lines, note }) => {
    const { tx, actor, now, audit } = context
    const source = deliverable.find((each) => each.key === key)!
    if (asOf > shanghaiDate(now)) throw new Refusal('invalid', '数据日期不能晚于今天。', { asOf: '不能晚于今天' })
    const read = lines.split('\n').flatMap((line, index) => (line.trim() ? [readLine(source, line, index + 1)] : []))
    const parties = await tx.party.findMany({
      where: { uscc: { in: [...new Set(read.map(({ uscc }) => uscc))] } },
      select: { partyId: true, uscc: true },
    })
    const known = new Map(parties.map(({ uscc, partyId }) => [uscc, partyId]))
    const taken = await take(
      context,
      source,
      read.flatMap((line) => {
        const partyId = known.get(line.uscc)
        return partyId ? [{ ...line, partyId }] : []
      }),
    )
    const unknown = read.filter(({ uscc }) => !known.has(uscc)).length
    await tx.externalDelivery.create({
      data: {
        ...{ id: newId(), source: key, asOf: new Date(`${asOf}T00:00:00Z`), lines: read.length, taken, note },
        ...{ byName: actor.name, at: now },
      },
    })
    audit({ subjectKind: 'external-delivery', detail: { source: key, asOf, lines: read.length, taken, unknown } })
    return { lines: read.length, taken, unknown }
  },
})

const at = (day: string) => new Date(`${day}T00:00:00Z`)

/** Writes what is not there yet; gives how many lines that were. */
async function take({ tx }: CommandContext, { into }: ExternalSource, lines: readonly (Line & { partyId: string })[]): Promise<number> {
  const ids = [...new Set(lines.map(({ partyId }) => partyId))]
  const key = (partyId: string, kind: string, day: string) => `${partyId}|${kind}|${day}`
  const day = (date: Date) => date.toISOString().slice(0, 10)
  const before =
    into === 'change'
      ? (await tx.registryChange.findMany({ where: { partyId: { in: ids } } })).map((row) => key(row.partyId, row.kind, day(row.changedOn)))
      : (await tx.partyListing.findMany({ where: { partyId: { in: ids } } })).map((row) => key(row.partyId, row.kind, day(row.fromOn)))
  const there = new Set(before)
  const fresh = lines.filter(({ partyId, kind, from }) => {
    const own = key(partyId, kind, from)
    return !there.has(own) && there.add(own)
  })
  if (into === 'change')
    await tx.registryChange.createMany({
      data: fresh.map(({ partyId, kind, from }) => ({ changeId: newId(), partyId, kind, changedOn: at(from) })),
    })
  else
    await tx.partyListing.createMany({
      data: fresh.map(({ partyId, kind, from, to }) => ({ listingId: newId(), partyId, kind, fromOn: at(from), toOn: to ? at(to) : null })),
    })
  return fresh.length
}

function readLine({ kinds }: ExternalSource, line: string, number: number): Line {
  const wrong = (message: string) => new Refusal('invalid', `第 ${number} 行：${message}`, { lines: `第 ${number} 行：${message}` })
  const cells = line.split(/[,，\t]/).map((cell) => cell.trim())
  if (cells.length < 3 || cells.length > 4) throw wrong(`应有 3 至 4 项：统一社会信用代码，事项，起日，止日；现有 ${cells.length} 项`)
  const [code, kind, from, to] = cells as [string, string, string, string | undefined]
  const uscc = code.toUpperCase()
  if (!/^[0-9A-Z]{18}$/.test(uscc)) throw wrong(`“${code}”不是 18 位统一社会信用代码`)
  if (!kinds.includes(kind)) throw wrong(`没有事项“${kind}”，可用：${kinds.join('、')}`)
  for (const text of [from, ...(to ? [to] : [])])
    if (!z.iso.date().safeParse(text).success) throw wrong(`“${text}”不是日期，应为 2026-01-31`)
  if (to && to < from) throw wrong('止日早于起日')
  return { uscc, kind, from, to: to || null }
}
