import { type Actor, may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { procurementTemplate } from '../templates/sheets'
import { type MappingLine, mappingProblems, nameOf, targetOf } from './lines'
import { mappedValue, planOf } from './rows'
import { readTable, type SourceRow } from './table'

const mostRows = 10

/** One cell as the import would read it. */
export type PreviewCell = { target: string; name: string; value: string; error: string | null }
export type MappingPreview = {
  heads: string[]
  /** The first row as it stands there, by head. */
  sample: Record<string, string>
  /** Columns of the template called like a head. */
  suggestions: Record<string, string>
  problems: string[]
  rows: { row: number; cells: PreviewCell[] }[]
}

/** What the first rows of a table become under the lines of a mapping; nothing is kept. Throws Refusal(forbidden, invalid, too_large). */
export async function previewMapping(
  actor: Actor,
  { name, bytes, lines }: { name: string; bytes: Uint8Array; lines: readonly MappingLine[] },
): Promise<MappingPreview> {
  if (!may(actor, 'procurement.report')) throw new Refusal('forbidden', '您的岗位没有报送采购数据的权限。')
  const sources: SourceRow[] = []
  for await (const source of readTable(name, bytes)) {
    sources.push(source)
    if (sources.length >= mostRows) break
  }
  const [first] = sources
  if (!first) throw new Refusal('invalid', '表头下面没有数据行。')
  const plan = planOf(lines)
  const cellsOf = (source: SourceRow) =>
    plan.flatMap(({ columns }) =>
      columns.map(({ line, column }): PreviewCell => {
        const read = mappedValue(line, column, source)
        const empty = 'value' in read && (read.value === null || read.value === undefined)
        const error = 'message' in read ? read.message : empty && column.required ? `请填写${column.label}` : null
        return { target: line.target, name: nameOf(line.target), value: 'value' in read && !empty ? wordsOf(read.value) : '', error }
      }),
    )
  return {
    heads: [...first.heads],
    sample: Object.fromEntries(first.heads.map((head) => [head, sampleOf(first, head)])),
    suggestions: suggestionsOf(first.heads),
    problems: lines.length > 0 ? mappingProblems(lines) : [],
    rows: lines.length > 0 ? sources.map((source) => ({ row: source.row, cells: cellsOf(source) })) : [],
  }
}

const wordsOf = (value: unknown) => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value))

function sampleOf(source: SourceRow, head: string): string {
  const taken = source.take(head, { key: 'sample', label: head, type: 'text', unit: null })
  return 'raw' in taken && taken.raw !== null ? String(taken.raw).slice(0, 60) : ''
}

/** Heads that are called like a column of the template; the first sheet that has one wins. */
function suggestionsOf(heads: readonly string[]): Record<string, string> {
  const bare = (text: string) => text.replace(/[\s*（）()：:]|元|万元/g, '')
  return Object.fromEntries(
    heads.flatMap((head) => {
      for (const sheet of procurementTemplate.fields) {
        const column = sheet.columns?.find(({ label }) => bare(label) === bare(head))
        if (column && targetOf(`${sheet.key}.${column.key}`)) return [[head, `${sheet.key}.${column.key}`]]
      }
      return []
    }),
  )
}
