import { z } from 'zod'

/** What `/api/search?q=` answers: groups in order (办件, 企业, 人员, 事项, 通知, 页面), each with its best hits. */
export const searchAnswerSchema = z.object({
  groups: z.array(
    z.object({
      title: z.string(),
      items: z.array(z.object({ id: z.string(), title: z.string(), note: z.string().nullish(), href: z.string() })),
    }),
  ),
})
export type SearchAnswer = z.infer<typeof searchAnswerSchema>
export type SearchHit = SearchAnswer['groups'][number]['items'][number]

/** All hits in the order they are shown, for moving up and down across groups. */
export function flatHits(answer: SearchAnswer): SearchHit[] {
  return answer.groups.flatMap((group) => group.items)
}

const recentKey = 'gz_recent_search'

/** The last eight searches on this machine, newest first; empty when storage is closed. */
export function recentSearches(): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(localStorage.getItem(recentKey) ?? '[]'))
  } catch {
    return []
  }
}

/** Puts a search at the head of the recent ones. */
export function rememberSearch(text: string): void {
  const list = [text, ...recentSearches().filter((other) => other !== text)].slice(0, 8)
  try {
    localStorage.setItem(recentKey, JSON.stringify(list))
  } catch {
    // A full or closed storage loses the convenience, nothing else.
  }
}
