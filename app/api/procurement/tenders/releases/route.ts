import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { extensionAddress } from '@/app/api/procurement/ocds/address'
import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { shanghaiDate } from '@/lib/kernel/workday'
import { contentDisposition } from '@/lib/platform/files/disposition'
import { releaseText } from '@/lib/procurement/export-releases'
import { filterOfAddress } from '@/lib/procurement/export-tenders'

export const dynamic = 'force-dynamic'

/** The tenders under the filter of the address as releases of OCDS 1.1, streamed: a package, or with `format=lines` one a line; with `reason` what pages mask too. */
export async function GET(request: Request) {
  try {
    const now = new Date()
    const address = Object.fromEntries(new URL(request.url).searchParams)
    const format = address.format === 'lines' ? 'lines' : 'package'
    const uri = `urn:guozi:ocds:${now.toISOString()}`
    const extensions = [extensionAddress(request, 'extension.json')]
    const asked = { ...filterOfAddress(address), ...(address.reason !== undefined && { reason: address.reason }) }
    const text = await releaseText(await apiActor(), asked, { format, uri, extensions, now })
    const body: NodeReadableStream<Uint8Array> = Readable.toWeb(Readable.from(text, { objectMode: false }))
    const name = `采购数据-${shanghaiDate(now)}.${format === 'lines' ? 'jsonl' : 'json'}`
    return new Response(body as unknown as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': format === 'lines' ? 'application/x-ndjson; charset=utf-8' : 'application/json; charset=utf-8',
        'content-disposition': contentDisposition('attachment', name),
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'exportReleases')
  }
}
