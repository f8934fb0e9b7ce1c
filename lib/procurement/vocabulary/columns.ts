/** How a column is kept: money is 分 in a bigint, a ratio is a number (0.1 = 10 %), a time is an instant, a date a day of the calendar. */
export type ColumnType = 'uuid' | 'text' | 'int' | 'money' | 'ratio' | 'number' | 'date' | 'time' | 'bool' | 'ints' | 'texts' | 'big'

export type FactColumn = {
  name: string
  title: string
  type: ColumnType
  unit: string
  level: 'L1' | 'L2' | 'L3'
  /** Who fills it. */
  source: string
  required: boolean
}

/** One relation of the procurement facts. `alias` is the name under which every detector speaks of it. */
export type FactTable = {
  name: string
  alias: string
  title: string
  grain: string
  /** The column that identifies a row; what an import matches on. */
  key: string
  indexes: string[]
  /** Held for the whole market and seen by whoever may read procurement; the others belong to an organisation. */
  shared: boolean
  columns: FactColumn[]
}

const units: Record<ColumnType, string> = {
  uuid: '—',
  text: '—',
  int: '个',
  money: '分（百分之一元）',
  ratio: '比率（0.1 即 10%）',
  number: '—',
  date: '日',
  time: '时刻',
  bool: '是否',
  ints: '—',
  texts: '—',
  big: '—',
}

type Head = Omit<FactTable, 'columns' | 'shared' | 'indexes'> & { shared?: boolean; indexes?: string[] }

/**
 * A table written as lines `name|中文名|type|source|unit|level`; unit and level may be left out (the unit of the type, L2), `!` after the
 * type says that the column is never empty. Throws on a line that cannot be read: the vocabulary is wrong.
 */
export function table(head: Head, lines: string): FactTable {
  const columns = lines
    .trim()
    .split('\n')
    .map((line) => readColumn(head.name, line.trim()))
  if (!columns.some(({ name }) => name === head.key)) throw new Error(`${head.name}: no column ${head.key}`)
  return { ...head, shared: head.shared ?? false, indexes: head.indexes ?? [], columns }
}

function readColumn(name: string, line: string): FactColumn {
  const [column, title, kind = '', source, unit, level] = line.split('|')
  const type = kind.replace('!', '') as ColumnType
  if (!column || !title || !source || !(type in units)) throw new Error(`${name}: cannot read “${line}”`)
  return { name: column, title, type, unit: unit || units[type], level: (level as 'L1') || 'L2', source, required: kind.endsWith('!') }
}
