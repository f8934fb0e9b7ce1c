import { type FieldErrors, isRefusal, type RefusalCode } from '@/lib/kernel/refusal'
import { reportBug } from './log'

/** What a change gives to the page: done with its result, or the refusal as a value. */
export type Outcome<T> = { ok: true; result: T } | { ok: false; code: RefusalCode | 'bug'; message: string; fields: FieldErrors }

/** Turns the one expected error into a value, exactly once; a bug is logged and the person sees its id. Navigation signals pass through. */
export async function settle<T>(where: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, result: await work() }
  } catch (error) {
    if (isRefusal(error)) return { ok: false, code: error.code, message: error.message, fields: error.fields }
    if (isNavigation(error)) throw error
    const id = reportBug(error, where)
    return {
      ok: false,
      code: 'bug',
      message: `系统出现未预料的错误（编号 ${id}），您的内容没有丢失，请稍后重试或将编号告知运维人员。`,
      fields: {},
    }
  }
}

function isNavigation(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' && error.digest.startsWith('NEXT_')
}
