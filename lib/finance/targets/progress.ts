import { Decimal } from '@/lib/kernel/decimal'
import { type GoalLines, suggestedGoalLines } from '../rules/lines'
import type { TargetSubject } from './subjects'

/** 绿 on the way, 黄 somewhat behind, 红 behind; null where nothing can be said. */
export type Light = '绿' | '黄' | '红'

/** How far a yearly value has come by a month. Rates in percent, decimal text; null with the reason in `words`. */
export type Progress = {
  readonly completion: string | null
  /** 序时进度: the share of the year that is gone; null where the value does not grow with the year. */
  readonly pace: string | null
  readonly light: Light | null
  readonly words: string
}

const hundred = new Decimal(100)

/** 序时进度 at a month, percent: months gone ÷ 12. */
export function paceAt(period: number): Decimal {
  return new Decimal(period % 100).div(12).times(100)
}

/**
 * Sets a value at a month (`YYYYMM`) against the value of the year, both decimal text in the unit of the subject. 完成率 = 本期 ÷ 目标 × 100, only
 * where the target is above zero. What grows with the year is held against 序时进度, what stands against the target itself. `target` null =
 * nothing was set, which is never zero. `lines` = the lines of the lights in force.
 */
export function progressOf(
  subject: TargetSubject,
  target: string | null,
  now: string | null,
  period: number,
  lines: GoalLines = suggestedGoalLines,
): Progress {
  const pace = subject.accumulates ? paceAt(period) : null
  const shown = pace?.toFixed(4) ?? null
  if (target === null) return { completion: null, pace: shown, light: null, words: '未下达目标' }
  if (now === null) return { completion: null, pace: shown, light: null, words: '本期未报送，或公式引用的单元格为空' }
  const [goal, value] = [new Decimal(target), new Decimal(now)]
  const completion = goal.gt(0) && (subject.accumulates || subject.direction !== 'down') ? value.div(goal).times(100) : null
  const judged = pace ? growing(subject, goal, value, completion, pace, lines) : standing(subject, goal, value, lines)
  return { completion: completion?.toFixed(4) ?? null, pace: shown, ...judged }
}

type Judged = Pick<Progress, 'light' | 'words'>

function growing(
  { direction }: TargetSubject,
  goal: Decimal,
  value: Decimal,
  completion: Decimal | null,
  pace: Decimal,
  lines: GoalLines,
): Judged {
  if (direction === 'neutral') return { light: null, words: completion ? '' : '目标不大于零，不计算完成率' }
  if (!completion) {
    const due = goal.times(pace).div(hundred)
    const light = direction === 'up' ? (value.gte(due) ? '绿' : value.gte(goal) ? '黄' : '红') : value.lte(due) ? '绿' : '红'
    return { light, words: '目标不大于零，不计算完成率，按序时额度比较' }
  }
  const behind = direction === 'up' ? pace.minus(completion) : completion.minus(pace)
  const light = behind.lte(0) ? '绿' : behind.lte(lines.behind) ? '黄' : '红'
  const words = direction === 'up' ? '慢于序时' : '快于序时'
  return { light, words: behind.lte(0) ? '' : `${words} ${behind.toFixed(2)} 个百分点` }
}

function standing({ direction, unit }: TargetSubject, goal: Decimal, value: Decimal, lines: GoalLines): Judged {
  if (direction === 'neutral') return { light: null, words: '' }
  const miss = direction === 'up' ? goal.minus(value) : value.minus(goal)
  if (miss.lte(0)) return { light: '绿', words: direction === 'up' ? '达到目标' : '在控制线内' }
  const allowed = unit === '%' ? new Decimal(lines.over) : goal.abs().times(lines.short).div(hundred)
  const by = `${miss.toFixed(2)} ${unit === '%' ? '个百分点' : unit}`
  return { light: miss.lte(allowed) ? '黄' : '红', words: `${direction === 'up' ? '距目标' : '超控制线'} ${by}` }
}
