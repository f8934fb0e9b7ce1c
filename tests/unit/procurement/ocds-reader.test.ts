import { describe, expect, test } from 'vitest'
import { isFault, type Read, type ReadFault, readOcds } from '@/lib/procurement/ocds/reader'

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string | Uint8Array, { size = 7, most }: { size?: number; most?: number } = {}): Promise<(Read | ReadFault)[]> {
  const found: (Read | ReadFault)[] = []
  for await (const each of readOcds(inPieces(typeof text === 'string' ? Buffer.from(text) : text, size), most)) found.push(each)
  return found
}

const shown = async (text: string | Uint8Array, options = {}) =>
  (await read(text, options)).map((each) =>
    isFault(each) ? `${each.line} ${each.ref} ${each.reason}` : `${each.line}.${each.index} ${each.release.ocid}`,
  )

const release = (ocid: string) => ({ ocid, tag: ['tender'], tender: { title: '标' } })
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')

describe('whatever stands on a line', () => {
  test('releases, compiled releases, records, packages and lists of these', async () => {
    const text = lines(
      release('a'),
      { ocid: 'b', compiledRelease: release('b') },
      { releases: [release('c'), release('d')] },
      {
        records: [
          { ocid: 'e', compiledRelease: release('e') },
          { ocid: 'f', releases: [release('f')] },
        ],
      },
      [release('g'), { ocid: 'h', compiledRelease: release('h') }],
    )
    expect(await shown(text)).toEqual(['1.1 a', '2.1 b', '3.1 c', '3.2 d', '4.1 e', '4.2 f', '5.1 g', '5.2 h'])
  })

  test('one document of several lines', async () => {
    expect(await shown(JSON.stringify({ uri: 'x', releases: [release('a'), release('b')] }, null, 2))).toEqual(['1.1 a', '1.2 b'])
    expect(await shown(JSON.stringify([{ releases: [release('a')] }, release('b')], null, 1))).toEqual(['1.1 a', '1.2 b'])
  })

  test('a package of one release on a line of its own, as the platform writes it, is no bad line before a good one', async () => {
    expect(await shown(`{"uri":"x","releases":[\n${lines(release('a'))}\n]}\n`)).toEqual(['1.1 a'])
    expect(await shown(`[\n\n${lines(release('a'))}\n,${lines(release('b'))}\n]`)).toEqual(['1.1 a', '1.2 b'])
    // What is cut off after a bracket among lines stays a bad line.
    const cut = await shown(`{"ocid":"a","bids":[\n${lines(release('b'))}\n${lines(release('c'))}`)
    expect(cut).toEqual(['1 a 不是有效的 JSON，在行尾中断', '2.1 b', '3.1 c'])
    expect(await shown(`{"ocid":"a","bids":[\n${lines(release('b'))}`)).toEqual(['1 a 不是有效的 JSON，在行尾中断', '2.1 b'])
  })

  test('with a mark of UTF-8, line ends of Windows, empty lines and no last line end', async () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`${lines(release('甲'))}\r\n\r\n${lines(release('乙'))}`)])
    expect(await shown(bytes, { size: 5 })).toEqual(['1.1 甲', '3.1 乙'])
  })
})

describe('a line that cannot be used', () => {
  test('is named with its number and reason, and the next is read', async () => {
    const text = [
      lines(release('a')),
      '{"ocid":"b", bad',
      '7',
      '{}',
      lines({ ocid: 'v', versionedRelease: {} }),
      lines({ ocid: 'r', releases: [{ url: 'http://host/1' }] }),
      lines(release('z')),
    ]
    expect(await shown(text.join('\n'))).toEqual([
      '1.1 a',
      '2 b 不是有效的 JSON，第 14 个字符处',
      '3 第 1 项 不是 JSON 对象',
      '4 第 1 项 没有 ocid：不是 OCDS 的发布、记录或包',
      '5 v 是版本化发布：请提供 compiledRelease',
      '6 r 记录里没有 compiledRelease，发布只有网址：请提供编译后的发布',
      '7.1 z',
    ])
  })

  test('may be the first, may be cut off, may be another encoding', async () => {
    expect(await shown(`{"ocid":\n${lines(release('a'), release('b'))}`)).toEqual(['1  不是有效的 JSON，在行尾中断', '2.1 a', '3.1 b'])
    const gbk = Buffer.concat([
      Buffer.from(`${lines(release('a'))}\n`),
      Buffer.from([0x7b, 0xb1, 0xea, 0x7d, 0x0a]),
      Buffer.from(lines(release('b'))),
    ])
    expect(await shown(gbk)).toEqual(['1.1 a', '2  不是 UTF-8 编码：请把文件另存为 UTF-8（有无 BOM 均可）。', '3.1 b'])
  })

  test('is too long', async () => {
    expect(await shown(lines(release('a'), { ocid: 'b', x: 'x'.repeat(3000) }, release('c')), { most: 1024 })).toEqual([
      '1.1 a',
      '2  一行超过 0 MB',
      '3.1 c',
    ])
  })
})

describe('a file that cannot be read', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{}', 'utf16le')])
  test.each([
    ['an empty one', '', '文件是空的'],
    ['another encoding', utf16, 'UTF-16 编码'],
    ['GBK', Buffer.from([0x7b, 0xb1, 0xea, 0x7d]), '第 1 行不是 UTF-8 编码'],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4]), 'zip 压缩包或工作簿'],
    ['no JSON', '标段,报价\n1,2', '第 1 行不是 JSON'],
    ['half a document', '{\n "releases": [\n {"ocid": "a"},\n', '第 3 行不是有效的 JSON'],
    [
      'too long a document',
      JSON.stringify({ releases: Array.from({ length: 50 }, (_, at) => release(`${at}`)) }, null, 1),
      '请改用逐行 JSON',
    ],
  ])('%s', async (_, content, words) => {
    await expect(read(content, { most: 1024, size: 4096 })).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringContaining(words),
    })
  })
})
