import type { ReactNode } from 'react'

/** One automatic check and its outcome; `manual` = a person must look, `unknown` = not evaluated, and why. */
export type Check = {
  id: string
  title: string
  outcome: 'passed' | 'failed' | 'manual' | 'unknown'
  level: '阻断' | '预警' | '提示'
  reason: string
  basis?: { text: string; version: string | null; checked: boolean } | null
  /** How to put it right. */
  mend?: string | null
  href?: string | null
  /** Its conditions one by one: what was compared with what. */
  working?: readonly Working[]
  /** What to do about it here: buttons and links. */
  ways?: ReactNode
}

export type Working = { text: string; holds: boolean | null; sides: string | null }

/** `14 通过 · 2 警告 · 1 待人工` of a set of checks. */
export function checkSummary(checks: readonly Check[]): string {
  const count = (test: (check: Check) => boolean) => checks.filter(test).length
  const failed = (level: Check['level']) => count((check) => check.outcome === 'failed' && check.level === level)
  const parts: [number, string][] = [
    [failed('阻断'), '阻断'],
    [failed('预警'), '警告'],
    [failed('提示'), '提示'],
    [count((check) => check.outcome === 'manual'), '待人工'],
    [count((check) => check.outcome === 'unknown'), '未评价'],
    [count((check) => check.outcome === 'passed'), '通过'],
  ]
  return parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(' · ')
}
