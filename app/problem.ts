import { isRefusal, refusalCodes } from '@/lib/kernel/refusal'
import { reportBug } from '@/lib/platform/log'

/** An error as RFC 9457 problem details in Chinese; a bug shows its id only. */
export function problem(error: unknown, where: string): Response {
  if (isRefusal(error)) {
    const status = refusalCodes[error.code]
    return respond(status, { type: 'about:blank', title: error.message, status, code: error.code, errors: error.fields })
  }
  const id = reportBug(error, where)
  return respond(500, { type: 'about:blank', title: `系统出现未预料的错误（编号 ${id}）`, status: 500, code: 'bug' })
}

function respond(status: number, body: Record<string, unknown>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  })
}
