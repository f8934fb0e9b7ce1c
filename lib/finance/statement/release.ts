import { type FlowDefinition, flowDefinitionSchema } from '@/lib/flow/schema'
import { type StatementForm, statementFormSchema } from './form'

/** The body of a definition of kind `statement_form`: the form, and the way its statements go. */
export type StatementFormBody = StatementForm & { flow: FlowDefinition }

/** Reads a stored body. Throws on one that is not a form: published bodies were checked. */
export function readFormBody(body: unknown): StatementFormBody {
  const { flow, ...form } = body as { flow: unknown }
  return { ...statementFormSchema.parse(form), flow: flowDefinitionSchema.parse(flow) }
}
