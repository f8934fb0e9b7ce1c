import type { IndicatorFault } from '@/lib/finance/indicators/check-draft'

/** A formula with the characters of its faults marked, and below it each fault with the number of its character. */
export function FormulaFaults({ formula, faults }: { formula: string; faults: readonly IndicatorFault[] }) {
  if (faults.length === 0) return null
  const placed = faults.filter((fault) => fault.start !== undefined).toSorted((a, b) => a.start! - b.start!)
  return (
    <div className="mb-2 space-y-1 text-sm">
      <p className="rounded-md bg-sunken px-3 py-2 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">
        {pieces(formula, placed).map((piece) =>
          piece.wrong ? (
            <mark key={piece.at} className="bg-danger-50 text-danger underline decoration-wavy">
              {piece.text || '␣'}
            </mark>
          ) : (
            <span key={piece.at}>{piece.text}</span>
          ),
        )}
      </p>
      <ul className="space-y-0.5">
        {faults.map((fault) => (
          <li key={`${fault.start}${fault.message}`} className="text-danger">
            公式{fault.start === undefined ? '' : `第 ${fault.start + 1} 字`}：{fault.message}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The formula cut at the faults; where they overlap the first one marks. */
function pieces(formula: string, faults: readonly IndicatorFault[]): { at: string; text: string; wrong: boolean }[] {
  const cut: { at: string; text: string; wrong: boolean }[] = []
  let from = 0
  for (const { start = 0, end = start + 1 } of faults) {
    if (start < from) continue
    cut.push({ at: `${from}`, text: formula.slice(from, start), wrong: false })
    cut.push({ at: `${start}!`, text: formula.slice(start, Math.max(end, start + 1)), wrong: true })
    from = Math.max(end, start + 1)
  }
  return [...cut, { at: `${from}`, text: formula.slice(from), wrong: false }]
}
