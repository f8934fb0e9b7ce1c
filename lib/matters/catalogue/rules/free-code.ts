/** A code of a series (`OT-`, `GZ-CQ-`, then two digits) that is not taken: after the last one, else the first gap; undefined when it is full. Pure. */
export function freeCode(prefix: string, taken: readonly string[]): string | undefined {
  const used = new Set(taken.filter((code) => code.startsWith(prefix)))
  const last = Math.max(0, ...[...used].map((code) => Number(code.slice(prefix.length)) || 0))
  const codes = Array.from({ length: 99 }, (_, index) => `${prefix}${String(index + 1).padStart(2, '0')}`)
  return codes.slice(last).find((code) => !used.has(code)) ?? codes.find((code) => !used.has(code))
}
