import { z } from 'zod'
import { may } from '@/lib/kernel/actor'
import { defineQuery } from '@/lib/platform/query'
import { searchQuery } from '@/lib/platform/search-tokens'
import { pagesFor } from './pages'

const groups = [
  { kind: 'filing', title: '办件', permission: 'matter.read' },
  { kind: 'org', title: '企业', permission: 'org.read' },
  { kind: 'user', title: '人员', permission: 'org.read' },
  { kind: 'matter', title: '事项', permission: 'matter.guide' },
  { kind: 'notice', title: '通知', permission: 'circular.read' },
] as const

/** How many hits each group shows. */
const perGroup = 6

type Hit = { kind: string; ref_id: string; title: string; hint: string; href: string; rank: number }

/**
 * Filings, enterprises, people, matters, notices and pages that fit the words, in the asker's scope: the best of each kind, the kind with
 * the best hit first, pages last.
 */
export const searchEverything = defineQuery({
  name: 'searchEverything',
  permission: 'search.use',
  input: z.object({ words: z.string().max(100) }),
  run: async ({ tx, actor }, { words }) => {
    const query = searchQuery(words)
    const allowed = groups.filter((group) => may(actor, group.permission))
    const hits = query
      ? await tx.$queryRaw<
          Hit[]
        >`select kind, ref_id, title, hint, href, rank from app.search(${query}, ${allowed.map((group) => group.kind)}::text[], ${perGroup})`
      : []
    const found = allowed
      .map((group) => ({ group, own: hits.filter((hit) => hit.kind === group.kind) }))
      .filter(({ own }) => own.length > 0)
      .sort((a, b) => b.own[0]!.rank - a.own[0]!.rank)
      .map(({ group, own }) => ({
        title: group.title,
        items: own.map((hit) => ({ id: `${hit.kind}:${hit.ref_id}`, title: hit.title, note: hit.hint, href: faceHref(actor.side, hit) })),
      }))
    const typed = words.trim()
    const pages = typed
      ? pagesFor(actor)
          .filter((page) => page.label.includes(typed))
          .slice(0, perGroup)
      : []
    return {
      groups:
        pages.length > 0
          ? [...found, { title: '页面', items: pages.map((page) => ({ id: page.href, title: page.label, note: null, href: page.href })) }]
          : found,
    }
  },
})

const faces: Readonly<Record<string, string>> = { organisations: 'enterprises', circulars: 'notices/circulars', people: 'enterprises' }

// Search rows carry addresses without a face, since both faces find them.
function faceHref(side: string, hit: Hit): string {
  const [, area = '', id = ''] = hit.href.split('/')
  if (area === 'people') return `/${side}/enterprises?q=${encodeURIComponent(hit.hint.split(' ')[0] ?? '')}`
  return `/${side}/${faces[area] ?? area}${id ? `/${id}` : ''}`
}
