import { describe, expect, test } from 'vitest'
import { silenceOf } from '@/lib/flow/rules/silence'
import { handbookEntry } from '@/lib/matters/handbook/entry'
import { departments, matterOf, matters } from '../pictures/catalogue'

const entryOf = (matter: (typeof matters)[number]) =>
  handbookEntry(matter, { version: 1, effectiveFrom: '2026-01-01' }, { departments, roles: {}, matters: {} })

describe('what the handbook says of departments and experts that do not answer', () => {
  test('names every step that has a rule, once', () => {
    const ruled = matters.filter((matter) => matter.flow.steps.some((step) => silenceOf(step)))
    expect(ruled.length).toBeGreaterThan(10)
    for (const matter of matters) {
      const wanted = matter.flow.steps.filter((step) => silenceOf(step)).map((step) => step.name)
      const named = entryOf(matter).silences.flatMap((one) => one.steps.split('、'))
      expect({ code: matter.code, named: named.toSorted() }).toEqual({ code: matter.code, named: wanted.toSorted() })
    }
  })

  test('says the rule of the version in words', () => {
    expect(entryOf(matterOf('GZ-CQ-05')).silences).toEqual([
      { steps: '处室会签', words: '逾期：自动提醒办理人；逾期 1 个工作日：自动报处长；逾期 2 个工作日：自动报分管领导' },
    ])
    expect(entryOf(matterOf('GZ-CQ-11')).silences).toEqual([
      { steps: '处室会签', words: '逾期 1 个工作日未反馈：自动转处室负责人本人办理' },
    ])
  })
})
