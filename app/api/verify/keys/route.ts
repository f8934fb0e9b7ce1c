import { problem } from '@/app/problem'
import { publishedKeys } from '@/lib/matters/seal/public-keys'

export const dynamic = 'force-dynamic'

/** The public keys of the seal: as JSON, or with `?key=<fingerprint>` one of them as a PEM file for other software. */
export async function GET(request: Request): Promise<Response> {
  try {
    const keys = await publishedKeys()
    const wanted = new URL(request.url).searchParams.get('key')
    if (wanted === null) return Response.json({ keys }, { headers: { 'cache-control': 'no-store' } })
    const key = keys.find((one) => one.fingerprint === wanted)
    if (!key) return Response.json({ title: '没有这个印章公钥' }, { status: 404 })
    const headers = {
      'content-type': 'application/x-pem-file',
      'content-disposition': `attachment; filename="seal-${key.fingerprint}.pem"`,
    }
    return new Response(key.pem, { headers })
  } catch (error) {
    return problem(error, 'verify')
  }
}
