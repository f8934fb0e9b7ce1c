import { describe, expect, test } from 'vitest'
import { type FileItem, previewKind, sizeText } from '@/components/patterns/files/file-item'
import { acceptOf, refuseFile } from '@/components/patterns/upload/upload-rules'

const limits = { extensions: ['pdf', 'docx'], maxBytes: 50 * 1024 ** 2, maxFiles: 2 }

describe('a file chosen for upload', () => {
  test('is taken when its kind and size are allowed, whatever the case of its ending', () => {
    expect(refuseFile({ name: '请示.PDF', size: 1024 }, 0, limits)).toBeNull()
    expect(refuseFile({ name: '方案.最终.docx', size: limits.maxBytes }, 1, limits)).toBeNull()
  })

  test.each([
    [{ name: '脚本.exe', size: 10 }, 0, '不支持 .exe 格式，请上传 .pdf、.docx'],
    [{ name: '无后缀', size: 10 }, 0, '不支持 该 格式，请上传 .pdf、.docx'],
    [{ name: '空.pdf', size: 0 }, 0, '文件为空，请检查后重新选择'],
    [{ name: '大.pdf', size: limits.maxBytes + 1 }, 0, '文件 50.0 MB，超过上限 50.0 MB'],
    [{ name: '多.pdf', size: 10 }, 2, '最多上传 2 个文件'],
  ])('%j is refused with words that say what would be right', (file, already, words) => {
    expect(refuseFile(file, already, limits)).toBe(words)
  })

  test('the chooser offers the same endings', () => {
    expect(acceptOf(limits)).toBe('.pdf,.docx')
  })
})

describe('a file on a page', () => {
  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [849_920, '830 KB'],
    [13_002_342, '12.4 MB'],
    [3_221_225_472, '3.00 GB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(sizeText(bytes)).toBe(words)
  })

  test('is shown by its kind, a converted one as PDF, one without preview not at all', () => {
    const file = (mime: string, previewHref: string | null): FileItem => ({ id: '1', name: 'x', size: 1, mime, href: '/f', previewHref })
    expect(previewKind(file('image/png', '/p'))).toBe('image')
    expect(previewKind(file('text/plain', '/p'))).toBe('text')
    expect(previewKind(file('application/vnd.openxmlformats-officedocument.wordprocessingml.document', '/p'))).toBe('pdf')
    expect(previewKind(file('application/zip', null))).toBe('none')
  })
})
