/** One measured figure: its samples in the order taken, and the goal it is held against (none = for information). */
export type Figure = {
  section: number
  name: string
  unit: string
  samples: number[]
  goal?: { at: 'least' | 'most'; value: number }
}

/** The middle of the samples; of an even number the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** Whether the median meets the goal; undefined without one. */
export function isMet({ samples, goal }: Figure): boolean | undefined {
  if (!goal) return undefined
  return goal.at === 'least' ? median(samples) >= goal.value : median(samples) <= goal.value
}

/** The figures as lines of a table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { section, name, unit, samples, goal } = figure
    const show = (value: number) => `${digits(value)}${unit}`
    const range = `${digits(Math.min(...samples))}–${digits(Math.max(...samples))}`
    const wanted = goal ? `${goal.at === 'least' ? '≥' : '≤'} ${show(goal.value)}` : ''
    const met = isMet(figure)
    return [String(section), name, show(median(samples)), range, wanted, met === undefined ? '' : met ? '达到' : '未达到']
  })
  const all = [['', '指标', '中位数', '范围', '目标', ''], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => width(row[column]!))))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const digits = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2))
// A terminal gives a Chinese character two places.
const width = (text: string) => [...text].reduce((sum, char) => sum + (/[⺀-￦]/.test(char) ? 2 : 1), 0)
