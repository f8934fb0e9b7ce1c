import { describe, expect, test } from 'vitest'
import { parameterOrigin, toldParameters } from '@/lib/risk/models/parameter-origins'
import { allModels, modelOf } from '@/lib/risk/models/registry'

const parameters = allModels().flatMap((model) =>
  Object.keys(model.thresholds).map((name) => ({ model, name, ...parameterOrigin(model, name) })),
)
const of = (code: string, name: string) => parameterOrigin(modelOf(code)!, name)

describe('where parameters come from', () => {
  test('every parameter of every model has an origin and words for it', () => {
    expect(parameters.length).toBeGreaterThan(500)
    expect(parameters.filter(({ text }) => text.trim().length < 2).map(({ model, name }) => `${model.code}.${name}`)).toEqual([])
  })

  test('what the law sets names its article and version, or that nobody has read it yet', () => {
    const laws = parameters.filter(({ origin }) => origin === '法定')
    expect(laws.length).toBeGreaterThan(20)
    for (const { model, name, text, checked } of laws) {
      if (!checked) continue
      expect(text, `${model.code}.${name}`).toMatch(/第[一二三四五六七八九十百]+条/)
      expect(text, `${model.code}.${name}`).toMatch(/\d{4}-\d{2}-\d{2}|〔\d{4}〕/)
    }
  })

  test('a model with a published source has at least one published parameter, and its rest are suggestions', () => {
    for (const model of allModels().filter(({ origin, thresholds }) => origin === '公开来源' && Object.keys(thresholds).length > 0)) {
      const own = parameters.filter((each) => each.model.code === model.code)
      expect(
        own.some(({ origin }) => origin === '公开来源'),
        model.code,
      ).toBe(true)
    }
    expect([of('WB044', 'spread').origin, of('WB044', 'strict').origin]).toEqual(['公开来源', '建议值'])
    expect([of('YS013', 'red').origin, of('YS013', 'share').origin]).toEqual(['公开来源', '建议值'])
    expect(of('R003', 'threshold').origin).toBe('公开来源')
  })

  test('what a model decides by law and what the platform adds are told apart', () => {
    expect(of('FS001', 'limit')).toMatchObject({ origin: '法定', checked: true })
    expect(of('FS001', 'limit').text).toContain('2018-06-01')
    expect(of('HT017', 'least')).toMatchObject({ origin: '法定', checked: false, text: '条文未载明' })
    expect(of('FS004', 'window').origin).toBe('建议值')
    expect(of('HT010', 'days')).toMatchObject({ origin: '法定' })
    expect(of('AN01', 'p1')).toEqual({ origin: '建议值', text: '平台设定', checked: true })
  })

  test('the tables speak only of parameters that there are', () => {
    expect(toldParameters.filter(([code, name]) => !(name in (modelOf(code)?.thresholds ?? {})))).toEqual([])
  })
})
