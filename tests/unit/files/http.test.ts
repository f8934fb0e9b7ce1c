import { describe, expect, test } from 'vitest'
import { contentDisposition } from '@/lib/platform/files/disposition'
import { cleanFileName, extensionOf } from '@/lib/platform/files/file-name'
import { readRange } from '@/lib/platform/files/range'

describe('names of files', () => {
  test.each([
    ['C:\\资料\\方案.pdf', '方案.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['报告\u202efdp.exe', '报告fdp.exe'],
    ['a\u0000b\n.pdf', 'ab.pdf'],
    ['  .hidden ', 'hidden'],
    ['', '未命名'],
    ['年:度|报?告.pdf', '年_度_报_告.pdf'],
  ])('%j becomes %s', (raw, clean) => {
    expect(cleanFileName(raw)).toBe(clean)
  })

  test('a name that is too long keeps its extension', () => {
    const name = cleanFileName(`${'长'.repeat(400)}.docx`)
    expect([...name]).toHaveLength(180)
    expect(extensionOf(name)).toBe('docx')
  })

  test('quotes and line ends cannot leave the header', () => {
    const header = contentDisposition('attachment', `国资"委'(1).pdf`)
    expect(header).toBe(`attachment; filename="____'(1).pdf"; filename*=UTF-8''%E5%9B%BD%E8%B5%84%22%E5%A7%94%27%281%29.pdf`)
  })
})

describe('the range of a request', () => {
  test.each([
    [null, null],
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=900-', { start: 900, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=0-5000', { start: 0, end: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', null],
    ['bytes=0-1,5-6', null],
    ['pages=1-2', null],
    ['bytes=-', null],
  ])('%s of 1000 bytes', (header, range) => {
    expect(readRange(header, 1000)).toEqual(range)
  })
})
