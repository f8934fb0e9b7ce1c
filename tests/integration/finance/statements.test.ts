import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { releasedChecks } from '@/lib/finance/checks/definition'
import { runChecks } from '@/lib/finance/checks/run-checks'
import { evaluateTree, inUnit, numberOf } from '@/lib/finance/formula/evaluate-formula'
import { annualised, compileFormula } from '@/lib/finance/formula/formula'
import { formulaToSql } from '@/lib/finance/formula/formula-to-sql'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { cellsOf } from '@/lib/finance/statement/form'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { Decimal, roundTo } from '@/lib/kernel/decimal'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { type TestDatabase, testDatabase } from '../../support/database'
import { sampleAmounts } from '../../support/finance/sample'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)

type Stored = {
  form: 'flash' | 'annual'
  period: number
  scope: string
  amounts: string[]
  values: (string | null)[]
  yearly: (string | null)[]
}
let statements: Stored[]

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
  statements = await rowsOf<Stored>(`
    select s.form_code as form, s.period, s.scope, v.amounts::text[] as amounts, i.values::text[] as values, i.annualised::text[] as yearly
    from statement s join statement_version v on v.id = s.accepted_version_id join indicator_sheet i on i.statement_id = s.id`)
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const formOf = { flash: flashForm, annual: annualForm }
const groundOf = ({ form, period, amounts }: Stored) => ({ form: formOf[form], period, amounts: amounts.map(BigInt) })

describe('the statements of the demonstration', () => {
  it('are there for three years in every scope an enterprise has', () => {
    const flash = statements.filter(({ form }) => form === 'flash')
    expect(new Set(flash.map(({ period }) => period)).size).toBe(36)
    expect(new Set(statements.map(({ scope }) => scope))).toEqual(new Set(['consolidated', 'parent', 'single', 'difference']))
    expect(new Set(statements.filter(({ form }) => form === 'annual').map(({ period }) => period))).toEqual(
      new Set([202312, 202412, 202512]),
    )
  })

  it('pass every audit formula of level 错误 to the 元, the consolidated ones too', () => {
    const failures = statements.flatMap((stored) =>
      runChecks(releasedChecks, groundOf(stored), '元')
        .filter(({ verdict, level }) => verdict === 'failed' && level === 'error')
        .map(({ code, difference }) => `${stored.form} ${stored.period} ${stored.scope} ${code} ${difference}`),
    )
    expect(failures).toEqual([])
  })
})

describe('what SQL works out', () => {
  it('is what the evaluator works out, for every indicator of every statement, to the last decimal kept', () => {
    const compiled = releasedIndicators.map((one) => ({ one, formula: compileFormula(one.formula, annualForm) }))
    let compared = 0
    for (const stored of statements.filter((_, index) => index % 7 === 0)) {
      const ground = groundOf(stored)
      for (const [index, { one, formula }] of compiled.entries()) {
        const cells = cellsOf(ground.form)
        for (const [tree, kept] of [
          [formula.tree, stored.values[index]],
          ...(one.annualize ? [[annualised(formula.tree, cells), stored.yearly[index]] as const] : []),
        ] as const) {
          const { value } = numberOf(evaluateTree(tree, ground))
          const shown = value && roundTo(inUnit(value, one.unit), 10).toString()
          expect(kept === null || kept === undefined ? null : new Decimal(kept).toString(), `${one.code} ${stored.period}`).toBe(shown)
          compared += 1
        }
      }
    }
    expect(compared).toBeGreaterThan(3000)
  })

  it('agrees for any formula over any amounts, with gaps and zeros among them', async () => {
    const cells = [...cellsOf(annualForm).values()]
    const path = fc.constantFrom(...cells.slice(0, 60).map((cell) => cell.path))
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        path,
        fc.tuple(tie('expression'), fc.constantFrom('+', '-'), tie('expression')).map(([a, op, b]) => `(${a}${op}${b})`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `((${a})/(${b})*1万元)`),
        fc.tuple(tie('expression'), fc.integer({ min: -9, max: 9 })).map(([a, n]) => `(${a}*(${n}))`),
        tie('expression').map((a) => `abs(${a})`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `max(${a},${b})`),
        fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `if(${a}>${b},${c},${a})`),
      ),
    }))
    const amount = fc.oneof(fc.constant(null), fc.constant(0n), fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }))
    const filled = fc.array(amount, { minLength: cells.length, maxLength: cells.length })
    await withClient(database.ownerUrl, (client) =>
      fc.assert(
        fc.asyncProperty(expression, filled, async (source, amounts) => {
          const { tree } = compileFormula(source, annualForm)
          const sql = formulaToSql(tree, cellsOf(annualForm), { amounts: 'a', period: '202506' })
          const { rows } = await client.query(`select round(${sql}, 8)::text as value from (select $1::bigint[] as a) t`, [amounts])
          const { value } = numberOf(evaluateTree(tree, { form: annualForm, period: 202506, amounts }))
          const stored: string | null = rows[0].value
          expect(stored === null ? null : new Decimal(stored).toString()).toBe(value === null ? null : roundTo(value, 8).toString())
        }),
        { numRuns: 300 },
      ),
    )
  })

  it('gives nothing rather than zero where a cell is empty or a divisor is zero', async () => {
    const { tree } = compileFormula('BS.total_liab@end/BS.total_assets@end*100', annualForm)
    const sql = formulaToSql(tree, cellsOf(annualForm), { amounts: 'a', period: '202512' })
    const place = (name: string) => cellsOf(annualForm).get(name)!.position - 1
    for (const [name, value] of [
      ['BS.total_liab@end', null],
      ['BS.total_assets@end', 0n],
    ] as const) {
      const amounts = [...sampleAmounts(annualForm)]
      amounts[place(name)] = value
      expect(await rowsOf(`select ${sql} as value from (select $1::bigint[] as a) t`, [amounts])).toEqual([{ value: null }])
    }
  })
})

describe('facts', () => {
  it('hold every cell once', async () => {
    const [counted] = await rowsOf<{ items: string; cells: string }>(`
      select (select count(*) from fact.report_item) as items,
        (select sum(array_length(array_remove(v.amounts, null), 1)) from statement s join statement_version v on v.id = s.accepted_version_id) as cells`)
    expect(counted!.items).toBe(counted!.cells)
  })

  it('are shut to the application without a session', async () => {
    const seen = await withClient(database.appUrl, async (client) => {
      const { rows } = await client.query(
        `select (select count(*) from fact.report_item) + (select count(*) from fact.indicator_value) + (select count(*) from statement) as n`,
      )
      return rows[0].n
    })
    expect(seen).toBe('0')
  })
})
