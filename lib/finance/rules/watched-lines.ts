import { cellsOf, type StatementForm } from '../statement/form'
import { flashForm } from '../statement/forms'

/**
 * A line that is watched for unusual figures. A standing is taken as it is; a flow since January as its change against the same months of the
 * year before, per month, so that neither the length of the year so far nor the season makes it unusual.
 */
export type WatchedLine = { sheet: string; line: string; label: string; now: string; base: string | null }

const columns: Readonly<Record<string, { now: string; base: string }>> = {
  BS: { now: 'end', base: 'begin' },
  IS: { now: 'ytd', base: 'ly' },
  CF: { now: 'ytd', base: 'ly' },
  SUP: { now: 'cur', base: 'prev' },
}

/** Parts of a line (其中) say the same as the line; what the cash flow statement carries over is no figure of its own. */
const carried = new Set([
  'CF.cash_begin',
  'CF.cash_end',
  'BS.total_liab_equity',
  'IS.oci_parent',
  'IS.tci_parent',
  'IS.tci_minority',
  'IS.np_continuing',
  'IS.total_comprehensive',
])

/** The lines of money that are watched, in the order of the form. */
export function watchedLines(form: StatementForm = flashForm): WatchedLine[] {
  const cells = cellsOf(form)
  return form.sheets.flatMap((sheet) => {
    const column = columns[sheet.key]
    if (!column) return []
    const totals = new Set(sheet.lines.filter(({ total, nature }) => total || nature === '流量').map(({ key }) => key))
    return sheet.lines.flatMap((line): WatchedLine[] => {
      const now = `${sheet.key}.${line.key}@${column.now}`
      const cell = cells.get(now)
      const part = line.parent !== undefined && !totals.has(line.parent)
      if (!cell || cell.unit !== '元' || line.rare || part || line.level > 1 || carried.has(`${sheet.key}.${line.key}`)) return []
      const base = cell.nature === '流量' ? `${sheet.key}.${line.key}@${column.base}` : null
      return [{ sheet: sheet.key, line: line.key, label: line.label, now, base }]
    })
  })
}
