/** A file as the platform hands it to the page. `href` downloads; `previewHref` answers something a browser can show (PDF, picture, text). */
export type FileItem = {
  id: string
  name: string
  /** Bytes. */
  size: number
  mime: string
  href: string
  previewHref?: string | null
  /** Material it belongs to, who uploaded it, when: one quiet line. */
  note?: string | null
  /** Findings about the file: 页 7 缺章. */
  marks?: readonly { tone: 'ok' | 'warn' | 'danger' | 'neutral'; text: string }[]
}

/** `12.4 MB`, `830 KB`: 1024-based, one decimal from MB on. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`
}

export type PreviewKind = 'pdf' | 'image' | 'text' | 'none'

/** How a file can be shown on the page. A file with a preview of another type than its own is shown as PDF. */
export function previewKind(file: FileItem): PreviewKind {
  if (!file.previewHref) return 'none'
  if (file.mime.startsWith('image/')) return 'image'
  if (file.mime.startsWith('text/')) return 'text'
  return 'pdf'
}
