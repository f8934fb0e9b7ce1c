import { silenceOf } from '@/lib/flow/rules/silence'
import type { StepDefinition } from '@/lib/flow/schema'

/** The rule of silence of a step, as guide and decision page say it; null = none. */
export function silenceWords(step: StepDefinition): string | null {
  const silence = silenceOf(step)
  if (silence === null) return null
  const { rule, days } = silence
  const late = days > 0 ? `逾期 ${days} 个工作日` : '逾期'
  if (rule === 'consent') return `${late}未反馈：按规则视为同意，由系统记录，不作为处室意见`
  if (rule === 'hand_over') return `${late}未反馈：自动转处室负责人本人办理`
  return `${late}：自动提醒办理人；逾期 ${days + 1} 个工作日：自动报处长；逾期 ${days + 2} 个工作日：自动报分管领导`
}
