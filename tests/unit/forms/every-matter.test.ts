import { readdirSync, readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FormEditor } from '@/components/forms/form-editor'
import { FormView } from '@/components/forms/view/form-view'
import { importForm } from '@/lib/forms/excel/read-workbook'
import { formWorkbook } from '@/lib/forms/excel/write-workbook'
import { parseForm } from '@/lib/forms/parse-form'
import { surroundingsOf } from '@/lib/matters/facts'
import { sampleValues } from '@/lib/matters/sample'
import type { SampleContext } from '@/lib/matters/samples/draw'
import { matterDefinitionSchema } from '@/lib/matters/schema'
import { rng } from '@/prisma/seed/rng'
import { inventedUscc } from '@/prisma/seed/uscc'

const folder = 'prisma/seed/reference/matters'
const matters = readdirSync(folder).map((file) => matterDefinitionSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))))

const people: SampleContext = {
  today: '2026-06-01',
  applicant: { id: 'org-group', name: '示例集团有限公司', uscc: inventedUscc('370202', 1) },
  target: {
    ...{ id: 'org-target', name: '示例装备有限公司', uscc: inventedUscc('370211', 2) },
    ...{ state: '80', held: '80', regCapital: '20000', orgForm: '国有全资' },
  },
  others: [
    { id: 'org-a', name: '示例物流有限公司', uscc: inventedUscc('370214', 3) },
    { id: 'org-b', name: '示例能源有限公司', uscc: inventedUscc('370212', 4) },
  ],
  contact: '陈联',
  people: ['张甲', '李乙', '王丙'],
}

describe.each(matters.map((matter) => [matter.code, matter] as const))('the form of %s', (code, matter) => {
  const context = { today: people.today, surroundings: surroundingsOf(matter), names: { 'org-target': '示例装备有限公司' } }
  const { values, issues } = parseForm(matter.form, sampleValues(matter, rng(code), people), 'draft', context)

  it('gives its values back through Excel', async () => {
    expect(issues).toEqual([])
    const back = await importForm(matter.form, await formWorkbook(matter.form, values, context), context)
    expect(back.errors).toEqual([])
    expect(parseForm(matter.form, { ...values, ...back.values }, 'draft', context).values).toEqual(values)
  })

  it('can be drawn to be filled in and to be read', () => {
    const onSave = async () => ({ error: '' })
    const editor = renderToStaticMarkup(
      createElement(FormEditor, { definition: matter.form, initialValues: values, version: 1, context, storageKey: code, onSave }),
    )
    const view = renderToStaticMarkup(createElement(FormView, { definition: matter.form, values, context }))
    for (const field of matter.form.fields.filter((one) => one.visibleWhen === undefined)) {
      expect(editor, field.key).toContain(`id="field-${field.key}"`)
      expect(view, field.key).toContain(field.label)
    }
  })
})
