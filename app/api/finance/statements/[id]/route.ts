import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { fillStatement, statementWorkbook } from '@/lib/finance/statement/workbook'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

/** A statement as a workbook, its newest version or the one asked for (`?version=2`); what is empty in it is the template. */
export async function GET(request: Request, { params }: Context) {
  try {
    const wish = new URL(request.url).searchParams.get('version')
    const number = wish && /^\d{1,3}$/.test(wish) ? Number(wish) : undefined
    const { file, name } = await statementWorkbook(await apiActor(), (await params).id, number)
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'statementWorkbook')
  }
}

/** A filled workbook: read into the draft when it has no errors, else told sheet, row and column of each; nothing is half-saved. */
export async function POST(request: Request, { params }: Context) {
  try {
    return Response.json(await fillStatement(await apiActor(), (await params).id, request))
  } catch (error) {
    return problem(error, 'fillStatement')
  }
}
