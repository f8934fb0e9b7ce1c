import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import lists from './requirements.json' with { type: 'json' }

const listSchema = z.object({
  version: z.string(),
  from: z.iso.date(),
  /** Whether somebody has compared it with the rules of the certifying body. */
  checked: z.boolean(),
  sources: z.array(z.string()).min(1),
  note: z.string(),
  chapters: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      items: z.array(z.object({ code: z.string(), stars: z.number().int().min(1).max(3), title: z.string(), proof: z.string() })).min(1),
    }),
  ),
})
export type EbsList = z.infer<typeof listSchema>
export type EbsRequirement = EbsList['chapters'][number]['items'][number]

const known: EbsList[] = z.array(listSchema).parse(lists)

/** The list of requirements of that version; a platform keeps the one it began with. Throws Refusal(not_found). */
export function ebsList(version: string): EbsList {
  const list = known.find((one) => one.version === version)
  if (!list) throw new Refusal('not_found', `没有 ${version} 版认证要求清单。`)
  return list
}

/** The version that a platform begun on a day is measured by. */
export function ebsListOn(day: string): EbsList {
  return known.findLast(({ from }) => from <= day) ?? known[0]!
}
