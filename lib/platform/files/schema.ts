/** Largest file that may be uploaded, in bytes (500 MB). */
export const maxUploadBytes = 500 * 1024 * 1024
/** Uploads one person may have in progress at once. */
export const maxOpenUploads = 50
/** After so many hours an unfinished upload ends, and a finished one that was attached to nothing is removed. */
export const orphanHours = 24

/** Extensions that may be uploaded, for the `accept` of a file input; the content is checked on the server. */
export const uploadExtensions = [
  'pdf',
  'ofd',
  'doc',
  'docx',
  'wps',
  'xls',
  'xlsx',
  'et',
  'ppt',
  'pptx',
  'txt',
  'csv',
  'png',
  'jpg',
  'jpeg',
] as const

/** A stored file as the browser knows it; size in bytes, `sm3` 64 hex characters, time ISO. */
export type FileDto = { id: string; name: string; size: number; mime: string; sm3: string; uploadedAt: string }

const shown = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/** Whether a type may be shown in the page (`?inline=1`); everything else is only saved. */
export function isPreviewable(mime: string): boolean {
  return shown.has(mime) || mime.startsWith('text/plain')
}
