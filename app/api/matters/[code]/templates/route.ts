import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { templateResponse } from '@/app/template-response'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ code: string }> }

/** The skeletons of all materials of a matter as an archive; with `?filing=` filled with what that filing says. */
export async function GET(request: Request, { params }: Context) {
  try {
    return await templateResponse(await apiActor(), await params, request)
  } catch (error) {
    return problem(error, 'templateFile')
  }
}
