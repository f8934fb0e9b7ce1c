import { callerAddress } from '@/app/auth'
import { handleInterface } from '@/lib/openapi/door/handle'

export const dynamic = 'force-dynamic'

/** The open interface: every method and path below /api/v1 goes to the one router of the operations. */
async function answer(request: Request): Promise<Response> {
  return handleInterface(request, await callerAddress(), new Date())
}

export { answer as DELETE, answer as GET, answer as HEAD, answer as PATCH, answer as POST, answer as PUT }
