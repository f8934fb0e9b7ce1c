import type { Actor } from '@/lib/kernel/actor'
import { templateFile } from '@/lib/matters/templates/file'
import { contentDisposition } from '@/lib/platform/files/disposition'

/** A template or an archive of them as an HTTP answer that is saved, never shown. Throws Refusal. */
export async function templateResponse(actor: Actor, { code, key }: { code: string; key?: string }, request: Request): Promise<Response> {
  const filing = new URL(request.url).searchParams.get('filing') ?? undefined
  const { name, type, content } = await templateFile(actor, { code, key, filing })
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': type,
      'content-disposition': contentDisposition('attachment', name),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
