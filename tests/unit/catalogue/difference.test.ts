import { describe, expect, test } from 'vitest'
import { differenceOf } from '@/lib/matters/catalogue/difference'
import type { MatterDefinition } from '@/lib/matters/schema'
import { readMatters } from '@/prisma/seed/reference-files'

const matter = readMatters().find((one) => one.code === 'GZ-CQ-04')!
const line = (names?: Record<string, string>) => differenceOf(matter, { ...matter, line: 'CWJD' }, names).map(({ message }) => message)
const changed = (change: (matter: MatterDefinition) => void) => {
  const copy = structuredClone(matter)
  change(copy)
  return differenceOf(matter, copy)
}

describe('the difference of two versions of a matter', () => {
  test('is nothing for the same one', () => {
    expect(differenceOf(matter, structuredClone(matter))).toEqual([])
  })

  test('says what a limit was and is', () => {
    const days = matter.limits.promiseDays
    expect(changed(({ limits }) => Object.assign(limits, { promiseDays: days + 2, statutoryDays: 30 }))).toEqual([
      { section: '时限', label: '法定时限（工作日）', kind: 'changed', message: '由“无”改为“30”' },
      { section: '时限', label: '承诺时限（工作日）', kind: 'changed', message: `由“${days}”改为“${days + 2}”` },
    ])
  })

  test('calls departments by their names, as far as they are known', () => {
    expect(line({ [matter.line]: '产权管理处', CWJD: '财务监督处' })).toEqual(['由“产权管理处”改为“财务监督处”'])
    expect(line()).toEqual([`由“${matter.line}”改为“CWJD”`])
  })

  test('names rows that came, went and moved', () => {
    const changes = changed(({ riskPoints, materials }) => {
      riskPoints.push({ point: '评估基准日过期', level: '高', control: '逐件核对' })
      materials.splice(1, 1)
      materials.push(materials.shift()!)
    })
    expect(changes).toEqual([
      { section: '材料', label: matter.materials[1]!.name, kind: 'removed', message: '删除材料' },
      { section: '材料', label: matter.materials[0]!.name, kind: 'moved', message: '调整顺序' },
      { section: '风险点', label: '评估基准日过期', kind: 'added', message: '新增风险点' },
    ])
  })

  test('speaks of choices by their words and of rows in rows by both names', () => {
    const changes = changed(({ flow }) => {
      const step = flow.steps.find((one) => one.key === 'countersign')!
      step.join = 'any'
      step.pools.pop()
    })
    expect(changes.map((change) => [change.section, change.label, change.message])).toEqual([
      ['流程环节', '处室会签', expect.stringMatching(/^办理岗位“R-OFFICER”：删除岗位$/)],
      ['流程环节', '处室会签', '并联汇总由“全部答复”改为“任一答复”'],
    ])
  })

  test('names a condition that was taken away', () => {
    const changes = changed(({ form }) => {
      const field = form.fields.find((one) => one.key === 'nonpublic_note')!
      delete field.requiredWhen
    })
    expect(changes.map((change) => change.message)).toEqual(["必填条件由“transfer_mode = '非公开协议'”改为“无”"])
  })
})
