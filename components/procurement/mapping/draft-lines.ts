import type { DraftLine } from '@/components/procurement/mapping/mapping-lines'

type Line = { target: string; from?: string; fixed?: string; unit?: string; date?: string }

const blank = { from: '', fixed: null, sheet: '', column: '', unit: '元', date: 'auto' }

/** Lines as they are edited. */
export const draftsOf = (lines: readonly Line[]): DraftLine[] =>
  lines.map(({ target, from, fixed, unit, date }, key) => {
    const [sheet = '', column = ''] = target.split('.')
    return { key, from: from ?? '', fixed: fixed ?? null, sheet, column, unit: unit ?? '元', date: date ?? 'auto' }
  })

/** Lines with one more for each head that has none, at what it is called like if there is such a column. */
export function withHeads(
  lines: readonly DraftLine[],
  heads: readonly string[],
  suggestions: Readonly<Record<string, string>>,
): DraftLine[] {
  const used = new Set(lines.map(({ from }) => from))
  const taken = new Set(lines.map(({ sheet, column }) => `${sheet}.${column}`))
  let key = nextKey(lines)
  const more = heads
    .filter((head) => !used.has(head))
    .map((head) => {
      const target = suggestions[head]
      const [sheet = '', column = ''] = target && !taken.has(target) ? target.split('.') : []
      return { ...blank, key: key++, from: head, sheet, column }
    })
  return [...lines, ...more]
}

/** One more line, of a column of the source or of a fixed value. */
export const withOneMore = (lines: readonly DraftLine[], fixed: boolean): DraftLine[] => [
  ...lines,
  { ...blank, key: nextKey(lines), fixed: fixed ? '' : null },
]

const nextKey = (lines: readonly DraftLine[]) => Math.max(-1, ...lines.map(({ key }) => key)) + 1

/** The lines that say something, as they are kept; those that stand for nothing are left out. */
export const keptLines = (lines: readonly DraftLine[]): Line[] =>
  lines
    .filter(({ from, fixed, sheet, column }) => sheet && column && (fixed === null ? from : fixed.trim()))
    .map(({ from, fixed, sheet, column, unit, date }) => ({
      target: `${sheet}.${column}`,
      ...(fixed === null ? { from } : { fixed: fixed.trim() }),
      ...(unit === '万元' ? { unit } : {}),
      ...(date === 'auto' ? {} : { date }),
    }))
