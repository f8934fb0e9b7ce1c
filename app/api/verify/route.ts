import { callerAddress } from '@/app/auth'
import { problem } from '@/app/problem'
import { isRefusal } from '@/lib/kernel/refusal'
import { askedFileParams } from '@/lib/matters/paper/asked-file'
import { readCheckedFile } from '@/lib/matters/paper/checked-upload'
import { admitFile, verifyFile } from '@/lib/matters/paper/verify'

export const dynamic = 'force-dynamic'

/** Digests an uploaded PDF and leads back to the page with digest and signature; a program that wants JSON gets the verdict itself. */
export async function POST(request: Request): Promise<Response> {
  const asJson = request.headers.get('accept')?.includes('application/json')
  try {
    await admitFile(await callerAddress(), new Date())
    const file = await readCheckedFile(request)
    if (asJson) return Response.json({ sm3: file.sm3, ...(await verifyFile(file, await callerAddress(), new Date())) })
    return seeOther(`/verify?${askedFileParams(file)}`)
  } catch (error) {
    if (isRefusal(error) && !asJson) return seeOther(`/verify?error=${error.code}`)
    return problem(error, 'verify')
  }
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
