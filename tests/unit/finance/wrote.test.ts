import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, type FilePlace, placeIn } from '@/lib/finance/intake/wrote'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { columnLetter } from '@/lib/forms/excel/sheet-plan'

const places = fc.uniqueArray(
  fc.record({
    position: fc.integer({ min: 1, max: 60 }),
    from: fc.option(
      fc.record({ sheet: fc.constantFrom('甲', '乙'), row: fc.integer({ min: 1, max: 4 }), column: fc.integer({ min: 1, max: 4 }) }),
      { nil: undefined },
    ),
  }),
  { selector: ({ position }) => position, maxLength: 60 },
)

describe('blocks of written cells', () => {
  it('hold exactly the cells they are made of, each with its place', () => {
    fc.assert(
      fc.property(places, (cells) => {
        const blocks = blocksOf(cells)
        for (let position = 1; position <= 61; position++) {
          const cell = cells.find((one) => one.position === position)
          expect(placeIn(blocks, position)).toEqual(cell ? { from: cell.from ?? null } : null)
        }
      }),
    )
  })

  it('are one for a row of a batch, and few for the sheets of a statement as its workbook has them', () => {
    const cells = [...cellsOf(flashForm).values()]
    expect(blocksOf(cells.map(({ position }, index) => ({ position, from: { row: 0, column: index + 5 } })))).toEqual([
      { at: 1, width: cells.length, rows: 1, from: { row: 0, column: 5 } },
    ])
    expect(blocksOf(cells)).toHaveLength(1)
    const rows = flashForm.sheets.flatMap((sheet) =>
      sheet.lines.flatMap((line, index) =>
        line.title
          ? []
          : sheet.columns.map((column, at): { position: number; from: FilePlace } => ({
              position: cellsOf(flashForm).get(`${sheet.key}.${line.key}@${column.key}`)!.position,
              from: { sheet: sheet.title, row: index + 4, column: at + 3 },
            })),
      ),
    )
    expect(blocksOf(rows).length).toBeLessThan(30)
  })

  it('name columns as spreadsheets do', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})
