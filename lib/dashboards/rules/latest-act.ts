import type { LatestAct } from '@/lib/dashboards/schema'

/** What an event needs to be told in one word. */
export type ToldEvent = { action: string; kind: string; statusAfter: string; returnedTo: string | null; accepts: boolean }

const papers: Record<string, string> = { 审批: '批复', 核准: '核准', 备案: '备案', 报告: '收悉' }

/** The word an act has on the screen; null = not worth telling (claims, remarks, steps inside the commission). */
export function actWord(event: ToldEvent): Pick<LatestAct, 'word' | 'tone'> | null {
  if (event.statusAfter === 'concluded') return { word: papers[event.kind] ?? '办结', tone: 'done' }
  if (event.statusAfter === 'refused') return { word: '不同意', tone: 'back' }
  if (event.statusAfter === 'rejected') return { word: '不予受理', tone: 'back' }
  if (event.action === 'correct') return { word: '补正', tone: 'back' }
  if (event.action === 'return' && event.returnedTo === 'enterprise') return { word: '退回', tone: 'back' }
  if (event.accepts) return { word: '受理', tone: 'new' }
  return null
}
