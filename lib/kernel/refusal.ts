/** The codes an expected refusal can carry; each maps to one HTTP status at the edge. */
export const refusalCodes = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  wrong_method: 405,
  conflict: 409,
  stale: 409,
  length_required: 411,
  invalid: 422,
  blocked: 422,
  too_large: 413,
  unsupported_media: 415,
  too_many: 429,
  unavailable: 503,
} as const

export type RefusalCode = keyof typeof refusalCodes

/** One message per field path (`form.transfer_pct`, `materials.audit_report`), in Chinese: what is wrong and what would be right. */
export type FieldErrors = Record<string, string>

/** The one expected error: a Chinese message for the person, field messages where they apply. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly fields: FieldErrors
  /** All that an error page in the browser learns of it: messages of server errors stay on the server. */
  readonly digest: string

  constructor(code: RefusalCode, message: string, fields: FieldErrors = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.fields = fields
    this.digest = `refusal:${code}`
  }
}

/** True for a Refusal, also one that crossed a module boundary twice (dev reload). */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal || (error instanceof Error && error.name === 'Refusal' && 'code' in error)
}
