import { docxType } from '@/lib/platform/docx/document'
import { contentDisposition } from '@/lib/platform/files/disposition'

/** A Word file as a download that nothing keeps. */
export function docxAnswer({ name, content }: { name: string; content: Uint8Array }): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': docxType,
      'content-disposition': contentDisposition('attachment', name),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
