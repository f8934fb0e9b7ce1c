// Control, format (zero width, direction) and surrogate characters: nobody types them on purpose, PostgreSQL refuses some of them.
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu

/** Full-width digits, letters and signs as half-width ones, dashes of every kind as `-`; everything else unchanged. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000|\u00a0/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}

/** Text without invisible or control characters, composed (NFC), trimmed, line ends as \n. Idempotent. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(invisible, '').normalize('NFC').trim()
}

/** The same on one line: line ends and tabs become one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ')
}

/** What was typed, shortened, in quotation marks, for the end of a message. */
export function quoted(raw: unknown): string {
  const text = typeof raw === 'string' ? cleanLine(raw) : Array.isArray(raw) ? '多个值' : raw === null ? '空' : spell(raw)
  return `\u201c${text.length > 24 ? `${text.slice(0, 24)}…` : text}\u201d`
}

function spell(raw: unknown): string {
  if (typeof raw === 'number' || typeof raw === 'boolean' || typeof raw === 'bigint') return String(raw)
  return '无法识别的内容'
}
