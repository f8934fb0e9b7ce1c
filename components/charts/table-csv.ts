import type { ChartTable } from '@/components/charts/chart-types'

/** A cell that a spreadsheet reads as text or number but never as a formula. */
function cell(text: string): string {
  const plain = text === '—' ? '' : /^-?[\d,]+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(plain) ? `'${plain}` : plain
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The table of a chart as CSV with a byte order mark (Excel reads the Chinese right); missing values are empty cells. */
export function tableCsv(table: ChartTable): string {
  return `\uFEFF${[table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
