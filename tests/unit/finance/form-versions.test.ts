import { describe, expect, it } from 'vitest'
import { checkFormulaSchema, releasedChecks } from '@/lib/finance/checks/definition'
import { runChecks, sidesOf } from '@/lib/finance/checks/run-checks'
import { formChanges } from '@/lib/finance/form-versions/changes'
import { applyEdit, type FormEdit, frozen } from '@/lib/finance/form-versions/edit'
import { sumChoices } from '@/lib/finance/form-versions/uses'
import { cellsOf, formFaults } from '@/lib/finance/statement/form'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { sampleAmounts } from '../../support/finance/sample'

const base = frozen(flashForm)
const sums = sumChoices(base, releasedChecks)
const edited = (...edits: FormEdit[]) => edits.reduce((form, edit) => applyEdit(form, edit, sums), base)
const retire = (sheet: string, line: string): FormEdit => ({ kind: 'retire', sheet, line })
const formula = (left: string, op: '=' | '<=', right: string) =>
  checkFormulaSchema.parse({ code: 'AF99', level: 'error', scope: '表内·测试', label: '测试公式', left, op, right })

describe('a version of a form', () => {
  it('leaves every cell at its place however lines are moved, and is the same form until something changes', () => {
    expect([...cellsOf(base)]).toEqual([...cellsOf(flashForm)])
    expect(formChanges(flashForm, base)).toEqual([])
    const { key, label, level } = flashForm.sheets[0]!.lines.at(-2)!
    const moved = edited({ kind: 'change', sheet: 'BS', line: key, label, level, officialCode: '', note: '', after: '' })
    expect(moved.sheets[0]!.lines[0]!.key).toBe(key)
    expect(cellsOf(moved)).toEqual(cellsOf(flashForm))
    expect(formChanges(base, moved).map(({ what, after: place }) => [what, place])).toEqual([['位置', '最前']])
    expect(formFaults(moved)).toEqual([])
    expect(formFaults(annualForm)).toEqual([])
    const twice = {
      ...base,
      sheets: base.sheets.map((page) => ({ ...page, lines: page.lines.map((line) => (line.title ? line : { ...line, at: 1 })) })),
    }
    expect(formFaults(twice)).toContain('单元格的格位不连续或重复')
  })

  it('takes a retired line out of sums, and asks nothing where it stands in anything else or was all there is', () => {
    const form = edited(retire('BS', 'goodwill'))
    const cells = (one: ReturnType<typeof formula>) => {
      const sides = sidesOf(one, form)
      return sides && [sides.left.cells, sides.right.cells]
    }
    expect(cells(formula('BS.goodwill@end+BS.cash@end', '=', 'BS.inventory@end'))).toEqual([['BS.cash@end'], ['BS.inventory@end']])
    expect(cells(formula('BS.goodwill@end', '<=', 'BS.inventory@end'))).toBeNull()
    expect(cells(formula('BS.cash@end+BS.goodwill@end*2', '=', 'BS.inventory@end'))).toBeNull()
    // What an earlier period said is still there.
    expect(cells(formula('BS.goodwill@begin', '<=', 'BS.inventory@begin'))).toEqual([['BS.goodwill@begin'], ['BS.inventory@begin']])
  })

  it('judges a sum without what it took off, and with what joined it taken off', () => {
    const amounts = [...sampleAmounts(flashForm)]
    const cells = cellsOf(flashForm)
    const at = (path: string) => cells.get(path)!.position - 1
    // 归母权益 without 库存股, which the sum takes off, is larger by it.
    amounts[at('BS.treasury_shares@end')] = null
    const form = edited(retire('BS', 'treasury_shares'), {
      ...{ kind: 'add', sheet: 'BS', key: 'own_shares', label: '回购股份', level: 1, after: 'capital_reserve', unit: '元', nature: '时点' },
      ...{ sums: ['AF09'], contra: true, officialCode: '', note: '' },
    })
    const held = sampleAmounts(flashForm)[at('BS.treasury_shares@end')] ?? 0n
    const verdict = (own: bigint | null) => {
      const filled = [...amounts, own, null]
      return runChecks(releasedChecks, { form: frozen(form), period: 202605, amounts: filled }, '元').find(({ code }) => code === 'AF09')!
    }
    expect(verdict(held).verdict).toBe('passed')
    expect(verdict(held + 500n)).toMatchObject({ verdict: 'failed', difference: '-5' })
    expect(verdict(null).verdict).toBe('unjudged')
  })
})
