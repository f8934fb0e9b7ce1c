import type { ColumnType, FactTable } from './columns'

const prismaTypes: Record<ColumnType, [type: string, attribute: string]> = {
  uuid: ['String', ' @db.Uuid'],
  text: ['String', ''],
  int: ['Int', ''],
  money: ['BigInt', ''],
  ratio: ['Float', ''],
  number: ['Float', ''],
  date: ['DateTime', ' @db.Date'],
  time: ['DateTime', ' @db.Timestamptz(3)'],
  bool: ['Boolean', ''],
  ints: ['Int[]', ''],
  texts: ['String[]', ''],
  big: ['BigInt', ''],
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const lists: readonly ColumnType[] = ['ints', 'texts']

/** The schema file of the tables behind the facts, as Prisma reads it. */
export function prismaSchema(tables: readonly FactTable[]): string {
  const models = tables.map((table) => {
    const model = camel(`_${table.name}`)
    const fields = table.columns.map(({ name, type, required, title }) => {
      const [kind, attribute] = prismaTypes[type]
      const optional = required || lists.includes(type) ? '' : '?'
      const id = name === table.key ? ' @id' : ''
      const mapped = camel(name) === name ? '' : ` @map("${name}")`
      return `  ${camel(name)} ${kind}${optional}${id}${mapped}${attribute} // ${title}`
    })
    const indexes = table.indexes.map((columns) => `  @@index([${columns.split(', ').map(camel).join(', ')}])`)
    return [`/// ${table.title}：${table.grain}。`, `model ${model} {`, ...fields, '', ...indexes, `  @@map("${table.name}")`, '}'].join(
      '\n',
    )
  })
  return `// Made from the vocabulary of the procurement facts (npm run vocabulary). Change lib/procurement/vocabulary, not this file.\n\n${models.join('\n\n')}\n`
}

/** The read-only views of schema `fact`, with the meaning, unit and level of every column. */
export function factViews(tables: readonly FactTable[]): string {
  const views = tables.map((table) => {
    const names = table.columns.map(({ name }) => name)
    const comments = table.columns.map(
      ({ name, title, unit, level }) => `comment on column fact.${table.name}.${name} is ${quoted(`${title}|${unit}|${level}`)};`,
    )
    return [
      `drop view if exists fact.${table.name} cascade;`,
      `create view fact.${table.name} with (security_invoker = true) as select ${names.join(', ')} from public.${table.name};`,
      `comment on view fact.${table.name} is ${quoted(`${table.title}：${table.grain}|L2`)};`,
      ...comments,
    ].join('\n')
  })
  return `-- Made from the vocabulary of the procurement facts (npm run vocabulary).\n${views.join('\n\n')}\n\ngrant select on all tables in schema fact to guozi_app, guozi_all;\n`
}

const sqlTypes: Record<ColumnType, string> = {
  uuid: 'uuid',
  text: 'text',
  int: 'integer',
  money: 'bigint',
  ratio: 'double precision',
  number: 'double precision',
  date: 'date',
  time: 'timestamptz',
  bool: 'boolean',
  ints: 'integer[]',
  texts: 'text[]',
  big: 'bigint',
}

/** Tables of the same names and columns in another schema, for the command line that judges a file without the portal: not logged, no keys. */
export function tablesIn(schema: string, tables: readonly FactTable[]): string {
  return tables
    .map(
      ({ name, columns }) =>
        `create unlogged table ${schema}.${name} (${columns.map((column) => `${column.name} ${sqlTypes[column.type]}`).join(', ')});`,
    )
    .join('\n')
}

/** The keys and indexes of such tables, to be made when their rows are in. */
export function indexesIn(schema: string, tables: readonly FactTable[]): string {
  return tables
    .flatMap(({ name, key, indexes }) =>
      [...new Set([key, ...indexes])]
        .map((columns) => `create index on ${schema}.${name} (${columns});`)
        .concat(`analyze ${schema}.${name};`),
    )
    .join('\n')
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
