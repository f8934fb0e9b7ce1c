type Named = { path: string; label: string; columnLabel: string }

/** A formula with the names of its lines in the place of their keys; the keys stand on hover. */
export function FormulaText({ formula, cells }: { formula: string; cells: readonly Named[] }) {
  const byPath = new Map(cells.map((cell) => [cell.path, cell]))
  const parts = formula.split(/([A-Z]{2,3}\.[a-z0-9_]+(?:@[a-z]+)?)/)
  return (
    <span className="leading-7 [overflow-wrap:anywhere]">
      {parts.map((part, index) => {
        const cell = byPath.get(part) ?? cells.find((one) => one.path.startsWith(`${part}@`))
        if (!cell)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text stand where they stand
            <span key={index}>
              {part.replaceAll('*', ' × ').replaceAll('/', ' ÷ ').replaceAll('avgs(', '平均（').replaceAll('avg(', '平均（')}
            </span>
          )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text stand where they stand
          <span key={index} title={part} className="rounded bg-sunken px-1">
            {cell.label}
            {part.includes('@') ? `·${cell.columnLabel}` : ''}
          </span>
        )
      })}
    </span>
  )
}
