/** The encoding of a text file judged by its beginning: UTF-8 first, then GB 18030 (which contains GBK); null when it is no text. */
export function textEncoding(head: Uint8Array): 'utf-8' | 'gb18030' | null {
  if (head.some(isControl)) return null
  return decodes('utf-8', head) ? 'utf-8' : decodes('gb18030', head) ? 'gb18030' : null
}

// Tab, line feed, form feed and carriage return are text; other control bytes are not.
const isControl = (byte: number) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13

function decodes(encoding: string, head: Uint8Array): boolean {
  try {
    // `stream` forgives a character cut in two at the end of the head.
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
    return !/[\u0080-\u009f\ue000-\uf8ff]/.test(text)
  } catch {
    return false
  }
}
