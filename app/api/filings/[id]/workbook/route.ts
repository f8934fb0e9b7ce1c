import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { fillFromWorkbook, workbookOf } from '@/lib/matters/filing-workbook'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

/** The form of a filing as a workbook: with what is filled in, or empty as a template (`?empty=1`). */
export async function GET(request: Request, { params }: Context) {
  try {
    const empty = new URL(request.url).searchParams.get('empty') === '1'
    const { file, name } = await workbookOf(await apiActor(), (await params).id, empty, new Date())
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'workbookOf')
  }
}

/** A filled workbook: read into the draft when it has no errors, else told sheet, row and column of each; nothing is half-saved. */
export async function POST(request: Request, { params }: Context) {
  try {
    return Response.json(await fillFromWorkbook(await apiActor(), (await params).id, request, new Date()))
  } catch (error) {
    return problem(error, 'fillFromWorkbook')
  }
}
