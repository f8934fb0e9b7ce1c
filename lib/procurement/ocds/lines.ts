import { TextDecoder } from 'node:util'
import { Refusal } from '@/lib/kernel/refusal'

/** A line of a file, from 1. `long`: it was passed over; `bytes`: it is no UTF-8, the text is what could be made of it. */
export type Line = { line: number; text: string; fault?: 'long' | 'bytes' }

const newline = 10

/**
 * The lines of a stream of bytes, empty ones too, with memory for one line. A mark of UTF-8 at the start is dropped; that of another
 * encoding is refused. Lines longer than `most` bytes are passed over.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Line> {
  let held: Uint8Array[] = []
  let [size, line] = [0, 0]
  let start = true
  const end = (): Line => {
    line += 1
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held)
    const found = size > most ? ({ line, text: '', fault: 'long' } as const) : decoded(line, bytes)
    held = []
    size = 0
    return found
  }
  for await (const given of chunks) {
    let chunk = given
    if (start && chunk.length > 0) {
      chunk = withoutMark(chunk)
      start = false
    }
    for (let from = 0; from < chunk.length; ) {
      const at = chunk.indexOf(newline, from)
      const part = chunk.subarray(from, at === -1 ? chunk.length : at)
      size += part.length
      if (size <= most) held.push(part)
      else held = []
      if (at === -1) break
      from = at + 1
      yield end()
    }
  }
  if (size > 0) yield end()
}

function withoutMark(chunk: Uint8Array): Uint8Array {
  const [a, b, c] = chunk
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new Refusal('invalid', '文件是 UTF-16 编码：请把文件另存为 UTF-8（有无 BOM 均可）。')
  }
  if (a === 0x1f && b === 0x8b) throw new Refusal('invalid', '文件是 gzip 压缩包：请先解压。')
  if (a === 0x50 && b === 0x4b && c === 0x03) throw new Refusal('invalid', '文件是 zip 压缩包或工作簿：请先解压，或另存为逐行 JSON。')
  return a === 0xef && b === 0xbb && c === 0xbf ? chunk.subarray(3) : chunk
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const loose = new TextDecoder('utf-8')

function decoded(line: number, bytes: Uint8Array): Line {
  try {
    return { line, text: strict.decode(bytes) }
  } catch {
    return { line, text: loose.decode(bytes), fault: 'bytes' }
  }
}
