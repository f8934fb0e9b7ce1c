import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { workbookResponse } from '@/app/workbook-response'
import { fillSegments, segmentTemplate } from '@/lib/investment/main-business/workbook'

export const dynamic = 'force-dynamic'

/** The template of a year (`?year=2025`), with what is in hand already in it. */
export function GET(request: Request) {
  return workbookResponse(request, 'segmentTemplate', segmentTemplate)
}

/** A filled template (`?year=2025&version=3`): its lines replace those in hand, or every wrong cell is named and nothing is kept. */
export async function POST(request: Request) {
  try {
    const { searchParams } = new URL(request.url)
    const version = searchParams.get('version')
    const params = { year: Number(searchParams.get('year')), version: version === null ? null : Number(version) }
    return Response.json(await fillSegments(await apiActor(), params, request))
  } catch (error) {
    return problem(error, 'fillSegments')
  }
}
