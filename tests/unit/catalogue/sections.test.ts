import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attribute, memberOf, type Row, type RowKind, withMember } from '@/lib/matters/catalogue/attributes'
import { differenceOf, sameMatter } from '@/lib/matters/catalogue/difference'
import { sections } from '@/lib/matters/catalogue/sections'
import { type MatterDefinition, matterDefinitionSchema } from '@/lib/matters/schema'
import { readMatters } from '@/prisma/seed/reference-files'

const matters = readMatters()

/** Keys a definition has and nobody edits: they follow from other entries (a column stands where its table does), or the platform writes them. */
const derived = [
  'form.fields.columns.group',
  'code',
  'form.code',
  'flow.code',
  'flow.title',
  'flow.promiseDays',
  'flow.statutoryDays',
  'basis.checkedBy',
  'basis.checkedOn',
]

/** All keys that occur in the matters, with the path of the rows they stand in. */
function keysOf(value: unknown, path: string, found: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) keysOf(item, path, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) {
      const at = path ? `${path}.${key}` : key
      if (member === null || typeof member !== 'object' || (Array.isArray(member) && typeof member[0] !== 'object')) found.add(at)
      else keysOf(member, at, found)
    }
  return found
}

function edited(attributes: readonly Attribute[], path: string): string[] {
  return attributes.flatMap((attribute) => {
    const at = path ? `${path}.${attribute.key}` : attribute.key
    return attribute.rows ? edited(attribute.rows.attributes, at) : [at]
  })
}

describe('the sections of a matter', () => {
  const editable = new Set(
    sections.flatMap((section) => edited('rows' in section ? section.rows.attributes : section.entries, section.path.join('.'))),
  )

  test('leave nothing of the 57 matters that could not be edited and compared', () => {
    const present = new Set(matters.flatMap((matter) => [...keysOf(matter, '', new Set())]))
    const lost = [...present].filter((key) => !editable.has(key) && !derived.includes(key) && !editable.has(`${key}.law`))
    // Empty lists have no rows to look into.
    const lists = sections.map((section) => section.path.join('.'))
    expect(lost.filter((key) => !lists.includes(key))).toEqual([])
  })

  test.each(sections.map((section) => [section.title, section] as const))('%s: every attribute has a name, once', (_title, section) => {
    const check = (attributes: readonly Attribute[]) => {
      const keys = attributes.map((attribute) => attribute.key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const attribute of attributes) {
        expect(attribute.label).toMatch(/[一-鿿“]/)
        if (attribute.kind === 'choice') expect(attribute.options?.length ?? 0).toBeGreaterThan(1)
        if (attribute.kind === 'rows') check(attribute.rows!.attributes)
      }
    }
    check('rows' in section ? section.rows.attributes : section.entries)
  })

  test.each(sections.flatMap((section) => ('rows' in section ? [[section.title, section.rows] as const] : [])))(
    '%s: what a new row begins with are attributes of it, and so are its name and identity',
    (_title, kind: RowKind) => {
      const keys = kind.attributes.map((attribute) => attribute.key.split('.')[0])
      const hidden = ['maxRows', 'unit', 'group']
      for (const key of [...Object.keys(kind.fresh), kind.identity, kind.naming]) expect([...keys, ...hidden]).toContain(key)
    },
  )
})

type Rows = { path: string; kind: RowKind }
const lists: Rows[] = sections.flatMap((section) => ('rows' in section ? [{ path: section.path.join('.'), kind: section.rows }] : []))

const rowsAt = (matter: MatterDefinition, path: string) => memberOf(matter, path) as Row[]
const withRows = (matter: MatterDefinition, path: string, rows: Row[]) =>
  withMember(matter as unknown as Row, path, rows) as unknown as MatterDefinition

describe('the difference of any two versions', () => {
  const anyMatter = fc.constantFrom(...matters)
  const anyList = fc.constantFrom(...lists)

  test('of the same matter is nothing, also after it went through JSON', () => {
    for (const matter of matters) {
      const again = matterDefinitionSchema.parse(JSON.parse(JSON.stringify(matter)))
      expect([differenceOf(matter, again), sameMatter(matter, again)]).toEqual([[], true])
    }
  })

  test('names exactly the row that was taken away, and the same row as new in the other direction', () => {
    fc.assert(
      fc.property(anyMatter, anyList, fc.nat(), (matter, { path, kind }, at) => {
        const rows = rowsAt(matter, path)
        fc.pre(rows.length > 0)
        const index = at % rows.length
        const identity = memberOf(rows[index], kind.identity)
        fc.pre(rows.filter((row) => memberOf(row, kind.identity) === identity).length === 1)
        const shorter = withRows(matter, path, rows.toSpliced(index, 1))
        expect(differenceOf(matter, shorter).map((change) => change.kind)).toEqual(['removed'])
        expect(differenceOf(shorter, matter).map((change) => change.kind)).toEqual(['added'])
      }),
      { numRuns: 60 },
    )
  })

  test('tells a text that was changed, and only that', () => {
    fc.assert(
      fc.property(anyMatter, anyList, fc.nat(), fc.string({ minLength: 1, maxLength: 12 }), (matter, { path, kind }, at, text) => {
        const rows = rowsAt(matter, path)
        const attribute = kind.attributes.find(
          (one) => ['text', 'long'].includes(one.kind) && one.key !== kind.identity && one.key !== kind.naming,
        )
        fc.pre(rows.length > 0 && attribute !== undefined)
        const index = at % rows.length
        const row = rows[index]!
        fc.pre(
          memberOf(row, attribute!.key) !== text &&
            rows.filter((one) => memberOf(one, kind.identity) === memberOf(row, kind.identity)).length === 1,
        )
        const changes = differenceOf(matter, withRows(matter, path, rows.with(index, withMember(row, attribute!.key, text))))
        expect(changes.map((change) => [change.kind, change.message.startsWith(attribute!.label)])).toEqual([['changed', true]])
      }),
      { numRuns: 60 },
    )
  })

  test('tells a row that moved, and never more rows than need to move', () => {
    fc.assert(
      fc.property(anyMatter, fc.nat(), fc.nat(), (matter, from, to) => {
        const { materials } = matter
        const [at, target] = [from % materials.length, to % materials.length]
        fc.pre(at !== target)
        const next = materials.toSpliced(at, 1)
        next.splice(target, 0, materials[at]!)
        const changes = differenceOf(matter, { ...matter, materials: next })
        expect(changes.map((change) => change.kind)).toEqual(['moved'])
      }),
      { numRuns: 60 },
    )
  })
})
