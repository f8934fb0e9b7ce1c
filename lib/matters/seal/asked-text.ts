import { paperContentSchema } from '@/lib/matters/paper/schema'
import { type Tx, withBaseRights } from '@/lib/platform/db'

/**
 * What the papers say whose seal is asked for, by request: whoever approves a seal reads what it goes on, and no more of the filing.
 * Only for requests the asking person was shown, and only for keepers of the seal.
 */
export async function askedTexts(tx: Tx, requestIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await withBaseRights(
    tx,
    () => tx.$queryRaw<{ id: string; body: unknown }[]>`
      select u.id::text, p.body from seal_use u join paper p on p.id = u.paper_id where u.id = any (${[...requestIds]}::uuid[]) and u.status = 'open'`,
  )
  return new Map(
    rows.flatMap(({ id, body }) => {
      const content = paperContentSchema.safeParse(body)
      return content.success ? [[id, linesOf(content.data)]] : []
    }),
  )
}

function linesOf(content: ReturnType<typeof paperContentSchema.parse>): string[] {
  const head = `${content.organ} ${content.number}`
  if (content.layout === 'letter') {
    const { title, addressee, paragraphs, attachments, note, date } = content
    const further = attachments.map((name, index) => `附件 ${index + 1}：${name}`)
    return [head, title, `${addressee}：`, ...paragraphs, ...further, ...(note ? [note] : []), date]
  }
  const { title, rows, opinionLabel, opinion, note, date } = content
  return [
    head,
    title,
    ...rows.map(({ label, value }) => `${label}：${value}`),
    `${opinionLabel}：`,
    ...opinion,
    ...(note ? [note] : []),
    date,
  ]
}
