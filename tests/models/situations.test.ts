import { describe, expect, it } from 'vitest'
import { parseForm } from '@/lib/forms/parse-form'
import { authorities } from '@/lib/matters/schema'
import { changeBetween, type Outline, outlineOf, particularOf } from '@/lib/matters/situations'
import { readMatters } from '@/prisma/seed/reference-files'
import { contextOf, formSelecting } from '../support/situation-forms'

const matters = readMatters()
const outlines = matters.map((matter) => {
  const forms = matter.situations.map((situation) => {
    const values = formSelecting(matter, situation.code)
    return { situation, values, outline: values && outlineOf(matter, values, contextOf(matter, values)) }
  })
  return { matter, forms }
})

const differ = (found: readonly Outline[], key: 'materials' | 'fields' | 'steps') => new Set(found.map((one) => one[key].join())).size > 1

describe('situations of the 57 matters', () => {
  it.each(outlines)('$matter.code: a form can describe every situation of it', ({ forms }) => {
    expect(forms.filter((one) => one.values === null).map(({ situation }) => `${situation.code} ${situation.name}`)).toEqual([])
  })

  it.each(outlines)('$matter.code: no two situations ask for the very same materials, fields and steps', ({ matter, forms }) => {
    const found = forms.flatMap(({ outline }) => (outline ? [outline] : []))
    const kinds = (['materials', 'fields', 'steps'] as const).filter((key) => differ(found, key))
    expect(kinds.length, `${matter.code} 的各情形完全一样`).toBeGreaterThan(0)
  })

  it('changes materials, fields and steps, all three, in at least 15 matters', () => {
    const rows = outlines.map(({ matter, forms }) => {
      const found = forms.flatMap(({ outline }) => (outline ? [outline] : []))
      return { code: matter.code, changed: (['materials', 'fields', 'steps'] as const).filter((key) => differ(found, key)) }
    })
    const count = (key: 'materials' | 'fields' | 'steps') => rows.filter(({ changed }) => changed.includes(key)).length
    const three = rows.filter(({ changed }) => changed.length === 3).map(({ code }) => code)
    console.info(
      `情形改变材料 ${count('materials')} 项、字段 ${count('fields')} 项、环节 ${count('steps')} 项，三者都变 ${three.length} 项：${three.join(' ')}`,
    )
    expect(three.length).toBeGreaterThanOrEqual(15)
  })

  it.each(outlines)(
    '$matter.code: what one situation hides is kept in the draft and comes back with the situation',
    ({ matter, forms }) => {
      for (const from of forms)
        for (const to of forms) {
          if (!from.values || !to.values || from === to) continue
          // As the editor keeps it: read and normalised once.
          const switched = { ...parseForm(matter.form, from.values, 'draft', contextOf(matter, from.values)).values }
          for (const field of matter.form.fields)
            if (field.type === 'bool' || field.type === 'enum') switched[field.key] = to.values[field.key] ?? null
          const draft = parseForm(matter.form, switched, 'draft', contextOf(matter, switched)).values
          const lost = matter.form.fields.filter((field) => {
            const [typed, kept] = [switched[field.key], draft[field.key]]
            return field.compute === undefined && typed !== null && typed !== undefined && JSON.stringify(typed) !== JSON.stringify(kept)
          })
          expect(lost.map((field) => field.key)).toEqual([])
        }
    },
  )

  it('says what a situation adds and takes away, by name', () => {
    const { matter, forms } = outlines.find((one) => one.matter.code === 'GZ-CQ-04')!
    const [open, closed] = ['A', 'B'].map((code) => forms.find((one) => one.situation.code === code)!.outline!)
    const change = changeBetween(matter, open!, closed!)
    expect(change.materials.added).toContain('采取非公开协议方式的依据和说明')
    expect(change.fields.added).toEqual(['采用非公开协议方式的理由'])
    expect(change.steps).toEqual({ added: ['处室会签'], removed: [] })
    expect(particularOf(matter, open!).steps.removed).toEqual(['处室会签'])
  })
})

describe('the nature of matters', () => {
  it('keeps powers of the contributor and administrative supervision apart', () => {
    const counts = authorities.map((authority) => matters.filter((matter) => matter.authority === authority).length)
    expect(counts).toEqual([42, 15])
  })

  it('names an article for every power the law reserves, and lets none of them be delegated by a condition on the level', () => {
    const reserved = matters.filter((matter) => matter.reservedByLaw)
    expect(reserved.map((matter) => matter.code)).toEqual(['GZ-CQ-03', 'GZ-CW-03', 'GZ-GG-01', 'GZ-GG-03', 'GZ-GG-04', 'GZ-GG-05'])
    for (const matter of reserved) {
      expect(matter.reservedByLaw!.article, matter.code).toMatch(/第.+条/)
      expect(JSON.stringify(matter.flow.steps)).not.toContain('base.delegation.level')
    }
  })
})
