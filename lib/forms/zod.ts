import { z } from 'zod'
import type { FormContext } from './parse/parsed'
import { type ParseMode, parseForm } from './parse-form'
import type { FormDefinition, FormValues } from './schema'

/** Schema of a draft: anything may be missing, what is there must be well-formed; gives normalised values. */
export function draftSchema(definition: FormDefinition, context: FormContext = {}) {
  return schemaOf(definition, 'draft', context)
}

/** Schema of a submitted form: required fields, conditions and blocking rules honoured, hidden fields dropped. */
export function submitSchema(definition: FormDefinition, context: FormContext = {}) {
  return schemaOf(definition, 'submit', context)
}

function schemaOf(definition: FormDefinition, mode: ParseMode, context: FormContext) {
  return z.unknown().transform((input, ctx): FormValues => {
    const { values, issues } = parseForm(definition, input, mode, context)
    for (const issue of issues) {
      if (issue.level === '阻断') ctx.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
    }
    return values
  })
}
