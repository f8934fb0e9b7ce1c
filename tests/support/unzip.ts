import { inflateRawSync } from 'node:zlib'

/** The files of an archive by name, read from its directory. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes)
  const files = new Map<string, string>()
  for (let at = data.readUInt32LE(data.length - 6); data.readUInt32LE(at) === 0x02014b50; ) {
    const [packed, name, extra, comment] = [
      data.readUInt32LE(at + 20),
      data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
    ]
    const local = data.readUInt32LE(at + 42)
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28)
    const body = data.subarray(start, start + packed)
    const content = data.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)
    files.set(data.subarray(at + 46, at + 46 + name).toString('utf8'), content.toString('utf8'))
    at += 46 + name + extra + comment
  }
  return files
}
