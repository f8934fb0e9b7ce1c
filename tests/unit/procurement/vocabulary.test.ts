import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factColumn, factColumns, factTable, factTables } from '@/lib/procurement/vocabulary'
import { factViews, prismaSchema, tablesIn } from '@/lib/procurement/vocabulary/derive'

test('tables and views that are committed are those of the vocabulary (npm run vocabulary)', () => {
  const bare = (text: string) => text.replace(/\s+/g, ' ')
  expect(bare(readFileSync('prisma/schema/procurement.prisma', 'utf8'))).toBe(bare(prismaSchema(factTables)))
  expect(bare(readFileSync('prisma/facts/30-procurement.sql', 'utf8'))).toBe(bare(factViews(factTables)))
})

test('names and aliases are used once, and every column says what it is and who fills it', () => {
  expect(new Set(factTables.map(({ alias }) => alias)).size).toBe(factTables.length)
  expect(new Set(factTables.map(({ name }) => name)).size).toBe(factTables.length)
  for (const table of factTables) expect(new Set(table.columns.map(({ name }) => name)).size, table.name).toBe(table.columns.length)
  expect(factColumns().every(({ title, source }) => title.length > 0 && source.length > 0)).toBe(true)
})

test('a column is found by alias and name, and nothing else is', () => {
  expect(factColumn('t.estimate')).toMatchObject({ title: '合同估算价', type: 'money', level: 'L2' })
  expect(factColumn('x.mac')?.level).toBe('L3')
  expect(factColumn('t.no_such')).toBeUndefined()
  expect(factColumn('estimate')).toBeUndefined()
  expect(() => factTable('no_such')).toThrow(/no relation/)
})

test('identifiers of persons and machines are of level L3', () => {
  const open = factColumns().filter(
    ({ name, level }) => (/_token$/.test(name) || ['mac', 'cpu', 'disk', 'board', 'ip'].includes(name)) && level !== 'L3',
  )
  expect(open.map(({ table, name }) => `${table.name}.${name}`)).toEqual([])
})

test('the same tables can be made in another schema', () => {
  const sql = tablesIn('trial', [factTable('award')])
  expect(sql).toContain('table trial.award (award_id uuid, award_no text')
})

test('the field names of the catalogue lead to columns that are there; only named ones lead nowhere', () => {
  const folder = 'lib/procurement/vocabulary/field-names'
  const names = new Map<string, string[]>()
  for (const file of readdirSync(folder))
    for (const [name, columns] of Object.entries(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Record<string, string[]>))
      names.set(name, [...(names.get(name) ?? []), ...columns])
  const unknown = [...names].flatMap(([name, columns]) =>
    columns.filter((column) => !factColumn(column)).map((column) => `${name} → ${column}`),
  )
  expect(unknown).toEqual([])
  expect(names.size).toBeGreaterThanOrEqual(440)
  const nowhere = [...names].filter(([, columns]) => columns.length === 0).map(([name]) => name)
  expect(nowhere.length).toBeLessThanOrEqual(10)
})
