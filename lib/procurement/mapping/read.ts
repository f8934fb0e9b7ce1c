import type { StreamedRow } from '@/lib/forms/excel/stream-tables'
import { Refusal } from '@/lib/kernel/refusal'
import type { Read, ReadFault } from '../ocds/reader'
import { type KnownOcids, releasesOf } from '../templates/read'
import { type MappingLine, mappingProblems } from './lines'
import { MappedRows } from './rows'
import { readTable } from './table'

type Options = { known: KnownOcids; prefix: string; system: string; lines: readonly MappingLine[] }

/**
 * An enterprise's own table as releases, one a tender, by the lines of a mapping: from there on it goes the way of a filled template, with the
 * same faults by row and column and the same quarantine. The same file under the same mapping gives the same. Refuses (whole) what is no table.
 */
export function readMapped(name: string, bytes: Uint8Array, { lines, system, ...options }: Options): AsyncGenerator<Read | ReadFault> {
  const [problem] = mappingProblems(lines)
  if (problem) throw new Refusal('invalid', `字段映射不能使用：${problem}。`)
  return releasesOf(mappedRows(name, bytes, lines), { ...options, source: system })
}

async function* mappedRows(name: string, bytes: Uint8Array, lines: readonly MappingLine[]): AsyncGenerator<StreamedRow> {
  const rows = new MappedRows(lines, name)
  let checked = false
  for await (const source of readTable(name, bytes)) {
    if (!checked) {
      const lost = [...new Set(lines.flatMap(({ from }) => (from && !source.heads.includes(from) ? [from] : [])))]
      if (lost.length > 0) throw new Refusal('invalid', `来源表缺少映射用到的列：${lost.slice(0, 10).join('、')}。请核对文件或修改映射。`)
      checked = true
    }
    yield* rows.take(source)
  }
}
