import { type FieldErrors, isRefusal, type RefusalCode, refusalCodes } from '@/lib/kernel/refusal'
import { reportBug } from '@/lib/platform/log'

/** Every kind of problem the interface tells of: HTTP status, title, and what to do about it. `bug` is no refusal: it has an id to report. */
export const problems: Readonly<Record<RefusalCode | 'bug', { status: number; title: string; advice: string }>> = {
  malformed: { status: 400, title: '请求格式不正确', advice: '检查请求体是否为合法的 JSON、请求头是否完整。' },
  unauthenticated: { status: 401, title: '未通过身份验证', advice: '检查 Authorization 请求头；密钥可能已撤销、过期或长期未用。' },
  forbidden: { status: 403, title: '没有权限', advice: '密钥缺少所需权限，或经办人的岗位不能办理；请由单位管理员调整。' },
  not_found: { status: 404, title: '没有这项内容', advice: '检查地址和编号；不在经办人范围内的内容同样按不存在处理。' },
  wrong_method: { status: 405, title: '不支持这种请求方法', advice: '按响应头 Allow 列出的方法调用。' },
  conflict: { status: 409, title: '与现有内容冲突', advice: '先查询当前状态；重复提交请使用同一 Idempotency-Key 且内容不变。' },
  stale: { status: 409, title: '内容已被更新', advice: '重新读取最新版本号（version），比较后再提交。' },
  length_required: { status: 411, title: '缺少内容长度', advice: '上传文件须带 Content-Length 请求头。' },
  too_large: { status: 413, title: '内容过大', advice: 'JSON 请求体不超过 1 MB，文件不超过 500 MB。' },
  unsupported_media: { status: 415, title: '不支持的内容类型', advice: '请求体用 application/json；上传文件用 application/octet-stream。' },
  invalid: { status: 422, title: '填写有误', advice: '按 errors 逐项修改后重新提交。' },
  blocked: { status: 422, title: '校验未通过', advice: '按 errors 所列校验规则处理后重新提交。' },
  too_many: { status: 429, title: '请求过于频繁', advice: '按响应头 Retry-After 等待后再试。' },
  bug: { status: 500, title: '系统出现未预料的错误', advice: '将 instance 中的编号告知运维人员。' },
  unavailable: { status: 503, title: '服务暂不可用', advice: '稍后再试；已保存的内容没有丢失。' },
}

/** One wrong place: `pointer` is a JSON pointer into the body, `parameter` a name in the address or the head. */
export type ProblemPlace = { detail: string; pointer?: string; parameter?: string }

export const problemType = 'application/problem+json; charset=utf-8'

/** Where the fields of a refusal stand: in the body, or among the parameters of the address. */
export type Whereabouts = 'body' | 'parameter'

/** An error as RFC 9457 problem details in Chinese; a bug is logged and shows its id only. */
export function problemOf(
  error: unknown,
  where: string,
  headers: Readonly<Record<string, string>> = {},
  at: Whereabouts = 'body',
): Response {
  if (!isRefusal(error)) {
    const id = reportBug(error, where)
    return answer('bug', `请求没有完成（编号 ${id}），请稍后再试。`, {}, headers, at, `urn:guozi:bug:${id}`)
  }
  return answer(error.code, error.message, error.fields, headers, at)
}

function answer(
  code: keyof typeof problems,
  detail: string,
  fields: FieldErrors,
  headers: Readonly<Record<string, string>>,
  at: Whereabouts,
  instance?: string,
): Response {
  const { status, title } = problems[code]
  const errors = Object.entries(fields).map(([path, message]) => placeOf(path, message, at))
  const body = { type: `/open/api#problem-${code}`, title, status, detail, code, ...(instance ? { instance } : {}), errors }
  return new Response(JSON.stringify(body), { status, headers: { ...headers, 'content-type': problemType, 'cache-control': 'no-store' } })
}

/** `form.title` of a body becomes `#/form/title`; a parameter keeps its name. */
export function placeOf(path: string, detail: string, at: Whereabouts): ProblemPlace {
  if (path === '_') return at === 'parameter' ? { detail } : { detail, pointer: '#' }
  if (at === 'parameter') return { detail, parameter: path }
  const steps = path.split('.').map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
  return { detail, pointer: `#/${steps.join('/')}` }
}

/** The HTTP statuses of refusals, for the document. */
export const statusOf = (code: RefusalCode): number => refusalCodes[code]
