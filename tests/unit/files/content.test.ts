import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkContent, checkExtension } from '@/lib/platform/files/content/check'
import { pdfBytes, programBytes, zipOf } from '../../integration/files-bytes'
import { compoundOf } from './compound'

describe('content against extension', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'files-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const check = (name: string, bytes: Uint8Array, archives = false) => {
    const path = join(folder, 'bytes')
    writeFileSync(path, bytes)
    return checkContent(path, name, archives)
  }
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
  const word = zipOf('[Content_Types].xml', '_rels/.rels', 'word/document.xml')

  test.each([
    ['方案.pdf', pdfBytes(), 'application/pdf'],
    ['方案.docx', word, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['新版.wps', word, 'application/vnd.ms-works'],
    ['表.xlsx', zipOf('[Content_Types].xml', 'xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['版式.ofd', zipOf('OFD.xml', 'Doc_0/Document.xml'), 'application/ofd'],
    ['旧版.doc', compoundOf('WordDocument'), 'application/msword'],
    ['旧表.xls', compoundOf('Workbook'), 'application/vnd.ms-excel'],
    ['图.png', png, 'image/png'],
    ['文.txt', Buffer.from('国资监管'), 'text/plain;charset=utf-8'],
    ['文.txt', Buffer.from('B9FAD7CABCE0B9DC', 'hex'), 'text/plain;charset=gb18030'],
    ['清单.CSV', Buffer.from('企业，金额\n'), 'text/csv;charset=utf-8'],
  ])('%s is what it says', async (name, bytes, mime) => {
    expect(await check(name, bytes)).toBe(mime)
  })

  test.each([
    ['章程.pdf', programBytes(), '扩展名为 .pdf，内容却是可执行文件'],
    ['脚本.txt', Buffer.from('#!/bin/sh\nrm -rf /\n'), '内容却是可执行文件'],
    ['程序.docx', zipOf('META-INF/MANIFEST.MF', 'Main.class'), '内容却是可执行文件'],
    ['改名.doc', word, '内容却是Word 文档（.docx）'],
    ['图.jpg', png, '内容却是PNG 图片'],
    ['包.docx', zipOf('a.txt'), '内容却是压缩包'],
    ['网页.pdf', Buffer.from('<html></html>'), '内容却是纯文本'],
    ['乱.pdf', Buffer.from([0, 1, 2, 3, 255, 254]), '内容却是无法识别的内容'],
    ['二进制.txt', Buffer.from([65, 0, 66]), '内容却是无法识别的内容'],
    ['宏.docx', zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), '含有宏代码'],
    ['加密.docx', compoundOf('EncryptedPackage'), '设有打开密码'],
    ['宏.xls', compoundOf('Workbook', '_VBA_PROJECT_CUR'), '含有宏代码'],
  ])('%s is refused with what it really is', async (name, bytes, words) => {
    await expect(check(name, bytes)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(words) })
  })

  test('archives only where the installation allows them', async () => {
    await expect(check('包.zip', zipOf('a.txt'))).rejects.toThrow('解压后逐份上传')
    expect(await check('包.zip', zipOf('a.txt'), true)).toBe('application/zip')
    await expect(check('包.zip', pdfBytes(), true)).rejects.toThrow('内容却是PDF 文件')
  })

  test('extensions that are not on the list', () => {
    expect(() => checkExtension('安装.exe')).toThrow('不接收 .exe 文件')
    expect(() => checkExtension('无扩展名')).toThrow('没有扩展名')
    expect(() => checkExtension('a.constructor')).toThrow('不接收')
  })

  test('a character cut in two at the end of the head is still text', async () => {
    expect(await check('长文.txt', Buffer.from(`a${'国'.repeat(30_000)}`))).toBe('text/plain;charset=utf-8')
  })
})
