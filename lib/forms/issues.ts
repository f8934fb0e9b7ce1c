import type { FieldErrors } from '@/lib/kernel/refusal'

/** One thing wrong in a form: where (`['projects', 2, 'invest']`, row from 0), the Chinese sentence, and whether it keeps the form from being submitted. */
export type FormIssue = {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly level: '阻断' | '预警' | '提示'
}

/** The path as one string: `projects.2.invest`; the DOM id of the field is `field-` plus this. */
export function pathText(path: readonly (string | number)[]): string {
  return path.join('.')
}

/** Blocking issues as a Refusal carries them, first message of a field wins: `{ 'form.transfer_pct': '…' }`. */
export function toFieldErrors(issues: readonly FormIssue[], prefix = 'form'): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of issues) {
    const path = prefix && issue.path.length > 0 ? `${prefix}.${pathText(issue.path)}` : pathText(issue.path) || prefix
    if (issue.level === '阻断' && !(path in errors)) errors[path] = issue.message
  }
  return errors
}
