import { describe, expect, it } from 'vitest'
import { checkMatter } from '@/lib/matters/catalogue/check'
import { begunFrom } from '@/lib/matters/catalogue/rules/begun-from'
import { freeCode } from '@/lib/matters/catalogue/rules/free-code'
import { readMatters } from '@/prisma/seed/reference-files'

const wanted = { code: 'GZ-XX-01', name: '试办事项', line: 'CQGL', departmentName: '产权管理处' }

describe.each(readMatters().map((matter) => [matter.code, matter] as const))('a new matter begun from %s', (code, model) => {
  it('in whole is right at once, under its own code everywhere', () => {
    const { matter, faults } = checkMatter(begunFrom(model, { ...wanted, beginning: 'whole' }))
    expect(faults).toEqual([])
    expect(matter).toMatchObject({
      code: 'GZ-XX-01',
      line: 'CQGL',
      form: { code: 'GZ-XX-01' },
      flow: { code: 'GZ-XX-01', title: '试办事项' },
    })
    expect(matter!.rules.map(({ id }) => id).filter((id) => id.startsWith(code))).toEqual([])
    expect(matter!.form.fields).toEqual(model.form.fields)
  })

  it('in its frame lacks nothing but its basis, and its way reaches the end', () => {
    const { matter, faults } = checkMatter(begunFrom(model, { ...wanted, beginning: 'frame' }))
    expect(faults.map(({ place, message }) => `${place}：${message}`)).toEqual(['依据第 1 行的名称：请填写依据的名称'])
    expect(matter!.form.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(['applicant_org', 'title']))
    expect(matter!.flow.steps.every(({ kind }) => kind === 'task' || kind === 'collective')).toBe(true)
    expect(matter!.flow.steps.at(-1)!.actions).toContain('conclude')
  })
})

describe('a free code', () => {
  it('comes after the last one, then fills gaps, and there is none in a full series', () => {
    expect(freeCode('OT-', [])).toBe('OT-01')
    expect(freeCode('OT-', ['OT-01', 'OT-13', 'GZ-CQ-20'])).toBe('OT-14')
    expect(freeCode('OT-', ['OT-99', 'OT-01'])).toBe('OT-02')
    expect(
      freeCode(
        'OT-',
        Array.from({ length: 99 }, (_, at) => `OT-${String(at + 1).padStart(2, '0')}`),
      ),
    ).toBeUndefined()
  })
})
