import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { fillOfficePeople, officePeopleWorkbook } from '@/lib/openapi/office/people-workbook'
import { contentDisposition } from '@/lib/platform/files/disposition'

export const dynamic = 'force-dynamic'

/** Everybody with the name the office app knows them by, as a workbook. */
export async function GET(): Promise<Response> {
  try {
    return new Response(new Uint8Array(await officePeopleWorkbook(await apiActor())), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': contentDisposition('attachment', '山东通人员标识.xlsx'),
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'officePeople')
  }
}

/** The filled workbook: written when it has no errors, else told row by row; nothing is half-saved. */
export async function POST(request: Request): Promise<Response> {
  try {
    return Response.json(await fillOfficePeople(await apiActor(), request))
  } catch (error) {
    return problem(error, 'fillOfficePeople')
  }
}
