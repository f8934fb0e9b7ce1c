import type { Finding } from '@/lib/kernel/expr/explain'

/** One condition of a check as pages show it; `sides` = both sides and their difference, with units. */
export type WorkingLine = { text: string; holds: boolean | null; sides: string | null }

/**
 * The working of a check, condition by condition, without what says nothing: a condition that holds and compares nothing. `findings` is
 * what a result was stored with; anything else gives no lines.
 */
export function shownWorking(findings: unknown): WorkingLine[] {
  if (!Array.isArray(findings)) return []
  return (findings as Finding[]).flatMap((finding) => {
    const sides = sidesOf(finding)
    if (sides === null && finding.result === true) return []
    return [{ text: finding.text, holds: finding.result, sides: sides ?? (finding.result === null ? (finding.reason ?? null) : null) }]
  })
}

function sidesOf({ left, right, difference }: Finding): string | null {
  if (left === undefined && right === undefined) return null
  const both = `前项 ${left ?? '未知'}，后项 ${right ?? '未知'}`
  return difference === undefined ? both : `${both}，相差 ${difference}`
}
