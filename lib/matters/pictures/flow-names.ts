import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import { environmentOf } from '@/lib/forms/environment'
import { treeOf } from '@/lib/forms/expression'
import { formatExpr } from '@/lib/kernel/expr/format'
import { surroundingsOf } from '@/lib/matters/facts'
import type { MatterDefinition } from '@/lib/matters/schema'

/** What the picture of a flow calls things: the lead department, departments by code, and the conditions of steps in words by step key. */
export type FlowNames = {
  readonly lead: string
  readonly departments: Readonly<Record<string, string>>
  readonly conditions: Readonly<Record<string, string>>
}

type Pool = StepDefinition['pools'][number]

/** Which lane a pool belongs to: the enterprise, the window, a department by name, the experts or the leaders of the commission. */
export function laneOf(pool: Pool, names: FlowNames): string {
  if (pool.applicant) return '申报企业'
  if (pool.role === 'R-WINDOW') return '收件窗口'
  if (pool.role === 'R-LEAD') return '委领导'
  if (pool.role === 'X-EXPERT') return '外部专家'
  if (pool.department === undefined || pool.department === 'lead') return names.lead
  return names.departments[pool.department] ?? pool.department
}

/** A condition in words: `lose_control` → 失去控股地位. A field that asks 是否… is read as what it asks. */
export function conditionWords(source: string, matter: Pick<MatterDefinition, 'form' | 'materials'>): string {
  const tree = treeOf(source)
  if (!tree.ok) return source
  return formatExpr(tree.ast, environmentOf(matter.form, surroundingsOf(matter)))
    .replace(/^是否/, '')
    .replaceAll(' = ', '为')
    .replaceAll(' ≠ ', '不为')
    .replaceAll(/ (不?属于) /g, '$1')
}

/** The names a matter's flow picture needs, from the names of all departments. */
export function flowNames(
  matter: Pick<MatterDefinition, 'form' | 'materials' | 'line' | 'flow'>,
  departments: Readonly<Record<string, string>>,
): FlowNames {
  const conditions = matter.flow.steps.flatMap((step) => (step.when === undefined ? [] : [[step.key, conditionWords(step.when, matter)]]))
  return { lead: departments[matter.line] ?? matter.line, departments, conditions: Object.fromEntries(conditions) }
}

/** The lanes of a flow from left to right: who files, who receives, the lead department, those asked, the leaders. */
export function lanesOf(flow: FlowDefinition, names: FlowNames): string[] {
  const found = [...new Set(flow.steps.flatMap((step) => step.pools.map((pool) => laneOf(pool, names))))]
  const place = (lane: string) => ({ 申报企业: 0, 收件窗口: 1, [names.lead]: 2, 外部专家: 4, 委领导: 5 })[lane] ?? 3
  return found.sort((a, b) => place(a) - place(b))
}
