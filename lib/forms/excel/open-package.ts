import { Readable } from 'node:stream'
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import { Refusal } from '@/lib/kernel/refusal'

/** Largest workbook that is opened; exceljs holds it in memory many times over. */
export const largestWorkbook = 2 * 1024 * 1024
const largestUnpacked = 24 * 1024 * 1024
const mostEntries = 120
const mostNamedCells = 20_000

type Entry = { name: string; method: number; flags: number; packed: number; unpacked: number; at: number }

/** Largest workbook that is read as a stream, packed and unpacked. */
export const largestStreamed = 30 * 1024 * 1024
const largestStreamedUnpacked = 256 * 1024 * 1024

/**
 * `checkWorkbook` for workbooks that are read as a stream: up to 30 MB, 256 MB unpacked. Parts are unpacked in pieces and thrown away, so
 * that an archive which lies about its size costs no memory.
 */
export async function checkLargeWorkbook(file: Uint8Array): Promise<void> {
  if (file.byteLength > largestStreamed) {
    throw new Refusal('too_large', `工作簿不超过 30 MB；当前为 ${(file.byteLength / 1024 / 1024).toFixed(1)} MB，请分开上传。`)
  }
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const entries = readDirectory(bytes)
  refuseForeign(entries)
  let budget = largestStreamedUnpacked
  for (const entry of entries) {
    if (entry.name === 'xl/workbook.xml') checkNamedRanges(unpack(bytes, entry, Math.min(budget, largestUnpacked)).toString('utf8'))
    budget -= await unpackedSize(packedPart(bytes, entry, budget), entry.method, budget)
  }
}

/** The parts of a workbook that has passed `checkLargeWorkbook`, by name in the order of the archive; each is opened anew as text in pieces. */
export function workbookParts(file: Uint8Array): Map<string, () => Readable> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const open = (entry: Entry) => () => {
    const packed = Readable.from([packedPart(bytes, entry, largestStreamedUnpacked)])
    return (entry.method === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize: 1 << 18 }))).setEncoding('utf8')
  }
  return new Map(readDirectory(bytes).map((entry) => [entry.name, open(entry)]))
}

/**
 * Refuses (`too_large`, `invalid`) whatever should not reach the workbook reader: files over 2 MB, archives whose parts unpack to
 * more than 24 MB or lie about it, encrypted files, macros, named ranges large enough to exhaust memory.
 */
export function checkWorkbook(file: Uint8Array): void {
  if (file.byteLength > largestWorkbook) {
    throw new Refusal('too_large', `文件不超过 2 MB；当前为 ${(file.byteLength / 1024 / 1024).toFixed(1)} MB，请分批导入`)
  }
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const entries = readDirectory(bytes)
  refuseForeign(entries)
  let budget = largestUnpacked
  for (const entry of entries) {
    const content = unpack(bytes, entry, budget)
    budget -= content.length
    if (entry.name === 'xl/workbook.xml') checkNamedRanges(content.toString('utf8'))
  }
}

function refuseForeign(entries: readonly Entry[]): void {
  const names = new Set(entries.map((entry) => entry.name))
  if (!names.has('[Content_Types].xml') || !names.has('xl/workbook.xml')) throw notAWorkbook()
  if (entries.some((entry) => /vbaProject\.bin$|\/macrosheets\//i.test(entry.name))) {
    throw new Refusal('invalid', '文件含宏，请另存为不含宏的 Excel 工作簿（.xlsx）')
  }
}

function notAWorkbook(): Refusal {
  return new Refusal('invalid', '无法识别的文件，请上传由本页下载的模板填写的 Excel 工作簿（.xlsx）')
}

function tooMuch(): Refusal {
  return new Refusal('too_large', '文件解压后内容过大，请删除多余的行、列和工作表后再导入')
}

function readDirectory(bytes: Buffer): Entry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > mostEntries) throw tooMuch()
  const entries: Entry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw notAWorkbook()
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at
  }
  throw notAWorkbook()
}

function packedPart(bytes: Buffer, entry: Entry, budget: number): Buffer {
  if (entry.flags & 1) throw new Refusal('invalid', '文件已加密，请取消密码保护后再导入')
  if (entry.unpacked > budget) throw tooMuch()
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== 0x04034b50) throw notAWorkbook()
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  if (start + entry.packed > bytes.length) throw notAWorkbook()
  return bytes.subarray(start, start + entry.packed)
}

/** How much a part unpacks to, in pieces that are thrown away; what the directory says of its size is not trusted. */
async function unpackedSize(packed: Buffer, method: number, budget: number): Promise<number> {
  if (method === 0) return packed.length
  if (method !== 8) throw notAWorkbook()
  let size = 0
  try {
    for await (const piece of Readable.from([packed]).pipe(createInflateRaw({ chunkSize: 1 << 20 }))) {
      size += (piece as Buffer).length
      if (size > budget) throw tooMuch()
    }
  } catch (error) {
    throw error instanceof Refusal ? error : notAWorkbook()
  }
  return size
}

/** Unpacks one part within the budget; what the directory says of its size is not trusted. */
function unpack(bytes: Buffer, entry: Entry, budget: number): Buffer {
  const packed = packedPart(bytes, entry, budget)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw notAWorkbook()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) })
  } catch (error) {
    throw error instanceof RangeError ? tooMuch() : notAWorkbook()
  }
}

/** The reader expands every named range cell by cell. */
function checkNamedRanges(workbook: string): void {
  for (const [, body = ''] of workbook.matchAll(/<definedName\b[^>]*>([^<]*)</g)) {
    for (const [, left = '', top = '', right = '', bottom = ''] of body.matchAll(/\$?([A-Z]{0,3})\$?(\d*):\$?([A-Z]{0,3})\$?(\d*)/g)) {
      const rows = top && bottom ? Number(bottom) - Number(top) + 1 : 1_048_576
      const columns = left && right ? columnNumber(right) - columnNumber(left) + 1 : 16_384
      if (Math.abs(rows * columns) > mostNamedCells) {
        throw new Refusal('invalid', '工作簿的“名称管理器”中有范围过大的名称，请删除该名称，或改用由本页下载的模板')
      }
    }
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
