import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = { name: string; content: Uint8Array }

// 1980-01-01 00:00: an archive of the same files has the same bytes on every day.
const [time, date] = [0, 0x21]
/** Names are UTF-8. */
const utf8 = 0x0800
const deflated = 8

/** A ZIP archive of a few files in memory, at most 4 GB and 65,535 of them; of two with one name the later is numbered. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of numbered(entries)) {
    const label = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(content)
    const shared = headerOf(content, packed, label)
    const local = Buffer.concat([u32(0x04034b50), shared, u16(0), label, packed])
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), shared, u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), label]))
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const count = u16(entries.length)
  const end = Buffer.concat([u32(0x06054b50), u16(0), u16(0), count, count, u32(list.length), u32(offset), u16(0)])
  return new Uint8Array(Buffer.concat([...parts, list, end]))
}

/** What the file itself and the directory say of it alike, up to the length of its name. */
function headerOf(content: Uint8Array, packed: Buffer, label: Buffer): Buffer {
  const head = [u16(20), u16(utf8), u16(deflated), u16(time), u16(date)]
  return Buffer.concat([...head, u32(crc32(content)), u32(packed.length), u32(content.length), u16(label.length)])
}

function numbered(entries: readonly ZipEntry[]): ZipEntry[] {
  const seen = new Map<string, number>()
  return entries.map(({ name, content }) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return { name: times === 1 ? name : name.replace(/(\.[^.]*)?$/, (ending) => `-${times}${ending}`), content }
  })
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
