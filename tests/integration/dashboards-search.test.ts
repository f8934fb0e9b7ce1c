import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchEverything } from '@/lib/dashboards/search'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { searchTokens } from '@/lib/platform/search-tokens'
import { type BusyWorld, openBusyWorld } from '../support/busy-world'
import { actorOf } from '../support/clerks'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
  await asSystem(
    '测试',
    (tx) => tx.$executeRaw`
    insert into search_doc (kind, ref_id, title, hint, href, tokens, weight, at)
    select 'org', 'many-' || n, '玉兰示例企业' || n, '', '/organisations/' || n, ${searchTokens('玉兰示例企业')}::tsvector, 2, now()
    from generate_series(1, 400) n
    union all select 'notice', 'one', '关于玉兰的通知', '', '/circulars/one', ${searchTokens('关于玉兰的通知')}::tsvector, 0, now()
    union all select 'matter', 'one', '玉兰事项', '', '/matters/one', ${searchTokens('玉兰事项')}::tsvector, 5, now()`,
  )
})
afterAll(() => world.close())

test('one kind with many hits hides no other, each shows its best six, and the kind with the best hit stands first', async () => {
  const { groups } = await runQuery(searchEverything, await actorOf('cqgl-officer'), { words: '玉兰' })
  expect(groups.map(({ title, items }) => [title, items.length])).toEqual([
    ['事项', 1],
    ['企业', 6],
    ['通知', 1],
  ])
})

test('pages stand last, and words that are no search find nothing', async () => {
  const officer = await actorOf('cqgl-officer')
  const { groups } = await runQuery(searchEverything, officer, { words: '待办' })
  expect(groups.at(-1)).toMatchObject({ title: '页面', items: [{ href: '/gov/inbox' }] })
  for (const words of ["'; drop table", '%', ' ', '!&|'])
    expect(await runQuery(searchEverything, officer, { words })).toEqual({ groups: [] })
})
