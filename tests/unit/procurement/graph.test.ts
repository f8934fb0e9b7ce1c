import { expect, test } from 'vitest'
import { prepareGraph } from '@/components/charts/prepare-graph'

const point = (id: string, over = {}) => ({
  id,
  name: `公司${id}`,
  kind: 'party' as const,
  level: null,
  degree: 1,
  chosen: false,
  href: `/x/${id}`,
  ...over,
})

test('every tie stands in the table with both names, and a picture without parties says so', () => {
  const chart = prepareGraph({
    title: '图',
    subtitle: '说明',
    points: [point('a', { level: '红' }), point('b')],
    lines: [{ from: 'a', to: 'b', kind: '共同投标', words: '5 次', weight: 5 }],
  })
  expect(chart.table.rows).toEqual([['公司a', '公司b', '共同投标', '5 次']])
  expect(chart.empty).toBeNull()
  expect(prepareGraph({ title: '图', subtitle: '', points: [], lines: [] }).empty).toBe('没有可以画出的关系')
})

test('a large picture has its places worked out, the chosen in the middle, always the same', () => {
  const points = Array.from({ length: 5000 }, (_, index) => point(String(index), { chosen: index === 77, degree: index % 9 }))
  const make = () =>
    prepareGraph({ title: '图', subtitle: '', points, lines: [] }).option.series as unknown as {
      layout: string
      data: { id: string; x: number; y: number }[]
    }[]
  const [series] = make()
  expect(series?.layout).toBe('none')
  expect(series?.data.find(({ id }) => id === '77')).toMatchObject({ x: 0, y: 0 })
  expect(make()).toEqual([series])
})
