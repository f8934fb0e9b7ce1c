import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { byTender, readBids } from '@/lib/risk/screens/bids-table'

const folder = mkdtempSync(join(tmpdir(), 'guozi-bids-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function file(content: string | Buffer): string {
  const path = join(folder, `${++count}.csv`)
  writeFileSync(path, content)
  return path
}

describe('a table of bids', () => {
  test('is read with a mark, with quotes, with other columns, with any usual separator', async () => {
    const table = await readBids(file('\uFEFFtender,Amount,bidder\r\n"一标段",100.5,甲\r\n"一标段",1e3,"乙,丙"\r\n\r\n二标段,7,\r\n'))
    expect(table.faults).toEqual([])
    expect(table.columns).toEqual(['tender', 'amount', 'bidder'])
    expect(table.bids.map(({ tender, amount, more, line }) => [tender, amount, more.bidder, line])).toEqual([
      ['一标段', 100.5, '甲', 2],
      ['一标段', 1000, '乙,丙', 3],
      ['二标段', 7, '', 5],
    ])
    expect((await readBids(file('amount;tender\n1;A\n2;A\n'))).bids.map((bid) => bid.amount)).toEqual([1, 2])
    expect([...byTender(table.bids)].map(([tender, held]) => [tender, held.length])).toEqual([
      ['一标段', 2],
      ['二标段', 1],
    ])
  })

  test('is read in GB 18030 as Excel writes it', async () => {
    const text = Buffer.concat([Buffer.from('tender,amount\n'), Buffer.from([0xd2, 0xbb, 0xb1, 0xea]), Buffer.from(',5\n')])
    expect((await readBids(file(text))).bids[0]!.tender).toBe('一标')
  })

  test('names every line that cannot be used, and keeps the others', async () => {
    const { bids, faults } = await readBids(file('tender,amount\nA,1\nA,-5\nA,1,2\n,3\nA,"1,000"\nA,NaN\nA,0\nA,Infinity\nA,0x10\nB,2\n'))
    expect(bids.map((bid) => bid.tender)).toEqual(['A', 'B'])
    expect(faults.map((fault) => [fault.line, fault.message])).toEqual([
      [3, 'amount -5 应大于 0'],
      [4, '有 3 列，应为 2 列'],
      [5, '没有 tender（标段编号）'],
      [6, 'amount“1,000”不是数字，应如 1234567.89，不带千分位和单位'],
      [7, expect.stringContaining('amount“NaN”不是数字')],
      [8, 'amount 0 应大于 0'],
      [9, expect.stringContaining('amount“Infinity”不是数字')],
      [10, expect.stringContaining('amount“0x10”不是数字')],
    ])
  })

  test.each([
    ['', '文件是空的'],
    ['a,b\n1,2\n', '第 1 行缺少列 tender、amount'],
    ['tender,amount,amount\nA,1,2\n', '第 1 行列名 amount 出现了两次'],
    ['tender,amount\nA,"1\n', '不是有效的 CSV'],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), '不是文本文件'],
    [`tender,amount\n${'A,x\n'.repeat(200)}`, '超过 100 行有误'],
  ])('%j is refused with the reason', async (content, message) => {
    await expect(readBids(file(content))).rejects.toThrow(message)
  })

  test('that is not there, or is a folder, is said', async () => {
    await expect(readBids(join(folder, 'none.csv'))).rejects.toThrow(/^读不到文件/)
    await expect(readBids(folder)).rejects.toThrow('是文件夹')
  })

  test('keeps a column called like a member of every object apart', async () => {
    const { bids } = await readBids(file('tender,amount,__proto__,constructor\nA,1,x,y\n'))
    expect([bids[0]!.more.constructor, Object.keys(bids[0]!.more)]).toEqual(['y', ['tender', 'amount', '__proto__', 'constructor']])
  })
})
