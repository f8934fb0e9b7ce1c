import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import { orderHandbook } from '@/lib/matters/commands/order-handbook'
import { printBook } from '@/lib/matters/handbook/print-book'
import { matterGuide } from '@/lib/matters/queries/hall'
import { handbook, handbookFile, handbookState } from '@/lib/matters/queries/handbook'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { openRead } from '@/lib/platform/storage'
import { readMatters } from '@/prisma/seed/reference-files'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let clerk: Actor
const matters = readMatters()
const now = new Date('2026-11-26T02:00:00Z')

beforeAll(async () => {
  close = await openSmallWorld()
  clerk = await actorOf('ct-fill')
}, 60_000)
afterAll(() => close())

/** The printed pages as text without spaces, first page first. */
async function pagesOf(editionId: string): Promise<string[]> {
  const file = await runQuery(handbookFile, clerk, { id: editionId })
  const parts: Buffer[] = []
  for await (const part of (await openRead(file.storageKey))!) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  expect(bytes.length).toBe(file.size)
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s|\u200b/g, ''),
    )
  }
  await task.destroy()
  return pages
}

const flat = (text: string) => text.replace(/\s/g, '')
const headOf = (matter: (typeof matters)[number]) => flat(`${matter.code}${matter.name}`)

describe('the whole book', () => {
  test('is ordered once, printed by the worker, and holds every matter with its five parts on the page its contents say', async () => {
    expect(await runQuery(handbookState, clerk, {})).toBeNull()
    const ordered = await runCommand(orderHandbook, clerk, {}, { now })
    expect(ordered).toMatchObject({ status: 'waiting', done: 0, total: 57 })
    const again = await runCommand(orderHandbook, await actorOf('cqgl-officer'), { scope: 'all' })
    expect(again.id).toBe(ordered.id)
    await printBook(ordered.id, now)
    const state = await runQuery(handbookState, clerk, {})
    expect(state).toMatchObject({ id: ordered.id, status: 'done', done: 57, error: null })

    const pages = await pagesOf(ordered.id)
    expect(pages).toHaveLength(state!.pages!)
    expect(pages[0]).toContain('国有资产监管事项一本通')
    expect(pages[0]).toContain('共57个事项')
    const begins = pages.findIndex((page) => page.includes('一、政策依据'))
    // The number at the foot of a page is not part of its last line.
    const contents = pages
      .slice(1, begins)
      .map((page, index) => page.slice(0, -String(index + 2).length))
      .join('')
    expect(contents).toContain('目录')
    for (const matter of matters) {
      const head = headOf(matter)
      const told = new RegExp(`${head.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}·*(\\d+)`).exec(contents)
      expect(told, `${head} in the contents`).not.toBeNull()
      expect(pages[Number(told![1]) - 1], `${head} on page ${told![1]}`).toContain(`${head}第1版`)
    }
    const text = pages.slice(begins).join('')
    for (const part of ['一、政策依据', '二、岗位职责', '三、业务流程', '四、业务依赖关系', '五、监管风险点'])
      expect(text.split(part).length - 1, part).toBe(57)
    // The pictures are set as text too: lanes, steps and the map of all matters.
    expect(text.split('申报企业收件窗口').length - 1).toBeGreaterThan(40)
    expect(pages.at(-1)).toContain('监管事项业务依赖关系图')
    expect(pages.at(-1)).toContain('箭头所指事项')
  }, 60_000)

  test('is there at once the second time, and printing it again changes nothing', async () => {
    const first = await runCommand(orderHandbook, clerk, {})
    expect(first.status).toBe('done')
    const file = await runQuery(handbookFile, clerk, { id: first.id })
    await printBook(first.id, new Date())
    expect(await runQuery(handbookFile, clerk, { id: first.id })).toEqual(file)
  })

  test('becomes another book when a definition gets a new version, and the guide shows the change at once', async () => {
    const before = await runCommand(orderHandbook, clerk, {})
    const guide = await runQuery(matterGuide, clerk, { code: 'GZ-CQ-11' })
    const [first, ...rest] = guide.matter.materials
    const body = { ...guide.matter, materials: [{ ...first!, name: '改过名称的材料' }, ...rest] }
    await asSystem('测试：发布新版本', (tx) =>
      tx.definition.create({
        data: {
          ...{ id: newId(), kind: 'matter', code: 'GZ-CQ-11', version: 2, name: body.name, line: body.line, effectiveFrom: '2025-01-01' },
          ...{ body, digest: 'new', createdAt: now },
        },
      }),
    )
    const changed = await runQuery(matterGuide, clerk, { code: 'GZ-CQ-11' })
    expect(changed.version).toBe(guide.version + 1)
    expect(changed.entry.materials[0]?.name).toBe('改过名称的材料')
    expect(await runQuery(handbookState, clerk, {})).toBeNull()
    const after = await runCommand(orderHandbook, clerk, {})
    expect(after.id).not.toBe(before.id)
    expect(after.status).toBe('waiting')
  })
})

describe('the print of one matter', () => {
  test('holds that matter only, with its flow and its neighbours', async () => {
    const { id } = await runCommand(orderHandbook, clerk, { scope: 'GZ-CQ-01' })
    await printBook(id, now)
    const text = (await pagesOf(id)).join('')
    expect(text).toContain(headOf(matters.find((matter) => matter.code === 'GZ-CQ-01')!))
    expect(text.split('一、政策依据').length - 1).toBe(1)
    for (const word of ['仅限：失去控股地位', '规划发展处', '前置（先办）', '资产评估项目备案', '材料真实性、完整性承诺函'])
      expect(text).toContain(word)
  })

  test('of a 一件事 holds its joint flow and is no part of the whole book', async () => {
    const guide = await runQuery(matterGuide, clerk, { code: 'OT-01' })
    expect(guide.graph.map((one) => one.code)).toContain('OT-01')
    const { id } = await runCommand(orderHandbook, clerk, { scope: 'OT-01' })
    await printBook(id, now)
    const text = (await pagesOf(id)).join('')
    for (const word of ['国有产权转让一件事', '各处室并联审查', '一、政策依据']) expect(text).toContain(word)
    expect((await runQuery(handbook, clerk, {})).entries.map((entry) => entry.code)).not.toContain('OT-01')
  })

  test('of a matter there is none of is refused', async () => {
    const refusal = await runCommand(orderHandbook, clerk, { scope: 'GZ-XX-99' }).catch((error) => error)
    expect(isRefusal(refusal) && refusal.code).toBe('not_found')
  })

  test('fails with its reason when the definitions changed before it was printed, and can be ordered anew', async () => {
    const { id } = await runCommand(orderHandbook, clerk, { scope: 'GZ-CQ-02' })
    await asSystem('测试：改摘要', (tx) => tx.bookEdition.update({ where: { id }, data: { digest: 'older' } }))
    await printBook(id, now)
    const row = await asSystem('测试：看结果', (tx) => tx.bookEdition.findUniqueOrThrow({ where: { id } }))
    expect(row).toMatchObject({ status: 'failed', fileId: null })
    expect(row.error).toContain('重新导出')
    const refusal = await runQuery(handbookFile, clerk, { id }).catch((error) => error)
    expect(isRefusal(refusal) && refusal.code).toBe('not_found')
    expect((await runCommand(orderHandbook, clerk, { scope: 'GZ-CQ-02' })).id).not.toBe(id)
  })
})

describe('the handbook as a page', () => {
  test('finds words in everything it says', async () => {
    const all = await runQuery(handbook, clerk, {})
    expect(all.entries).toHaveLength(57)
    const found = await runQuery(handbook, clerk, { words: '明股实债' })
    expect(found.entries.map((entry) => entry.code)).toContain('GZ-CQ-03')
    expect(found.entries.length).toBeLessThan(10)
    expect((await runQuery(handbook, clerk, { words: '没有这样的字' })).entries).toEqual([])
  })

  test('has all five parts of every matter, in words', async () => {
    const { entries } = await runQuery(handbook, clerk, {})
    for (const entry of entries) {
      for (const part of [entry.basis, entry.duties, entry.risks, entry.materials]) expect(part.length, entry.code).toBeGreaterThan(0)
      expect(JSON.stringify(entry)).not.toMatch(/undefined|\bR-[A-Z]+\b/)
      for (const duty of entry.duties) expect(duty.who && duty.role && duty.duty, `${entry.code} ${duty.step}`).toBeTruthy()
    }
    const held = entries.find((entry) => entry.code === 'GZ-CQ-03')!.dependencies.find((one) => one.code === 'GZ-CQ-07')!.held
    expect(held).toContain('同一标的')
    expect(held).toContain('不能上报')
  })
})
