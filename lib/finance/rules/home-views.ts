import type { Actor } from '@/lib/kernel/actor'
import { statementLine } from '../statement/flow'

/** How the finance home is set: figures and decisions, the work of a department, or one's own queue. */
export type HomeView = 'leader' | 'department' | 'specialist'
export const homeViews: Readonly<Record<HomeView, string>> = { leader: '要情与决策', department: '处室工作', specialist: '我的工作队列' }

/**
 * The finance homes of a person, one's own first. Leaders look at figures and decide; the head of the finance department (and a district, which has
 * none) looks after reporting; those who take in, fill, check or explain have a queue. Whoever only reads has the figures.
 */
export function homeViewsOf({ side, roles, departmentCode }: Pick<Actor, 'side' | 'roles' | 'departmentCode'>): HomeView[] {
  const has = (...wanted: string[]) => wanted.some((role) => roles.includes(role))
  if (side === 'ent') {
    if (has('E-HEAD')) return ['leader', 'specialist']
    return has('E-FILL', 'E-CHECK', 'E-FIN') ? ['specialist', 'leader'] : ['leader']
  }
  if (has('R-LEAD', 'D-HEAD')) return ['leader', 'department']
  if (has('D-OFFICER')) return ['department', 'leader']
  if (departmentCode !== statementLine) return ['leader']
  if (has('R-CHIEF')) return ['department', 'leader', 'specialist']
  return has('R-OFFICER') ? ['specialist', 'department', 'leader'] : ['leader']
}
