import { sm3 } from '@/lib/platform/crypto'
import { cleanFileName } from '@/lib/platform/files/file-name'

/** Header in which a page sends the name of the file it brings, percent-encoded. */
export const fileNameHeader = 'x-file-name'

/** The file of an import: the name the page sent with it, and the digest of its bytes. */
export function fileOf(request: Request, bytes: Uint8Array): { name: string; digest: string } {
  return { name: cleanFileName(decoded(request.headers.get(fileNameHeader) ?? '')).slice(0, 200), digest: sm3(bytes) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
