const longest = 180

/**
 * A file name as it may be stored and shown: the last part of a path, NFC, without control characters and without the marks
 * that turn the reading direction (`报告‮fdp.exe`); at most 180 characters with the extension kept. Empty becomes 未命名.
 */
export function cleanFileName(raw: string): string {
  const last = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const text = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '')
  if (text === '') return '未命名'
  const letters = [...text]
  if (letters.length <= longest) return text
  const extension = extensionOf(text)
  const tail = extension ? `.${extension}` : ''
  return letters.slice(0, longest - tail.length).join('') + tail
}

/** The extension in lower case without its dot, or '' when the name has none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
