import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { paperContent } from '@/lib/matters/paper/content'
import { qrSvg } from '@/lib/matters/paper/qr'
import { renderPaper } from '@/lib/matters/paper/render'
import { sourceOf, sources } from './sources'

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await task.destroy()
  return pages
}

describe('the printed paper', () => {
  test.each(Object.keys(sources))('%s comes out the same twice, and its last page holds more than the foot', async (name) => {
    const content = paperContent(sources[name]!)
    const pdf = await renderPaper(content)
    expect(Buffer.from(pdf).equals(Buffer.from(await renderPaper(content)))).toBe(true)
    const pages = await pagesOf(pdf)
    expect(pages.join('')).toContain(content.number)
    expect(pages.at(-1)).toContain('7K3M-9PQR-2XYZ')
    expect(pages.at(-1)).toContain('青岛市人民政府国有资产监督管理委员会')
    expect(pages.at(-1)).toContain('2026年11月23日')
    expect(pages.length).toBeLessThanOrEqual(name === 'approval-long' ? 5 : 2)
  })

  test('what people typed is set as text, whatever it looks like', async () => {
    const hostile = '#read("/etc/passwd") $x^2$ *粗* _斜_ <标签> @引用 \\u{41} "引号" #{1+1} `码` // 注 /* 注 */ [内容]'
    const source = sourceOf('审批', '#panic()', {
      filing: { ...sources.approval!.filing, title: hostile, orgName: '#include "x"公司' },
      decision: { opinion: `#set page(fill: red)\n${hostile}`, department: '= 标题', attachments: [hostile, '- 列表'] },
    })
    const text = (await pagesOf(await renderPaper(paperContent(source)))).join('').replace(/\s|\u200b/g, '')
    for (const piece of ['#read(', '$x^2$', '*粗*', '<标签>', '#{1+1}', '#include', '=标题', '-列表', '#setpage'])
      expect(text).toContain(piece)
  })

  test('a single run of 200 letters stays on the page', async () => {
    const source = sourceOf('备案', '资产评估项目备案', { filing: { ...sources.record!.filing, targetName: 'W'.repeat(200) } })
    const text = (await pagesOf(await renderPaper(paperContent(source)))).join('')
    expect(text.match(/W/g)).toHaveLength(200)
  })
})

test('the QR code is a square of modules with three finders and a quiet border', () => {
  const svg = qrSvg('https://gzw.example.com/verify?code=7K3M-9PQR-2XYZ')
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  expect((side - 8 - 17) % 4).toBe(0)
  for (const finder of ['M4 4h7v', `M${side - 11} 4h7v`, `M4 ${side - 11}h7v`]) expect(svg.includes(finder)).toBe(true)
  expect(/M[0-3] [1-9]/.test(svg)).toBe(false)
})
