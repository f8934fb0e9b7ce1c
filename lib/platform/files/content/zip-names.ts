import type { FileHandle } from 'node:fs/promises'

const longestTail = 65_557
const longestDirectory = 8 << 20

/** Names of the members of a zip, read from its directory alone (nothing is unpacked); null when it has none that can be read. */
export async function zipNames(file: FileHandle, size: number): Promise<string[] | null> {
  const tail = await readAt(file, Math.max(0, size - longestTail), Math.min(size, longestTail))
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > tail.length) return null
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (start + length > size || length > longestDirectory) return null
  return memberNames(await readAt(file, start, length))
}

function memberNames(directory: Buffer): string[] | null {
  const names: string[] = []
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return null
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    names.push(directory.toString('utf8', at + 46, nameEnd))
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names
}

/** Exactly the bytes asked for, or fewer at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
