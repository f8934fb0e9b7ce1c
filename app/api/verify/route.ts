import { callerAddress } from '@/app/auth'
import { problem } from '@/app/problem'
import { isRefusal } from '@/lib/kernel/refusal'
import { digestOfUpload } from '@/lib/matters/paper/checked-upload'
import { admitFile, verifyByDigest } from '@/lib/matters/paper/verify'

export const dynamic = 'force-dynamic'

/** Digests an uploaded PDF and leads back to the page with the digest; a program that wants JSON gets the verdict itself. */
export async function POST(request: Request): Promise<Response> {
  const asJson = request.headers.get('accept')?.includes('application/json')
  try {
    await admitFile(await callerAddress(), new Date())
    const sm3 = await digestOfUpload(request)
    if (asJson) return Response.json({ sm3, ...(await verifyByDigest(sm3, await callerAddress(), new Date())) })
    return seeOther(`/verify?sm3=${sm3}`)
  } catch (error) {
    if (isRefusal(error) && !asJson) return seeOther(`/verify?error=${error.code}`)
    return problem(error, 'verify')
  }
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
