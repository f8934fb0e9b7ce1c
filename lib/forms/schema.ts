import { z } from 'zod'

/** Every field type a form can have: the filing matters' nineteen and the applications' own (period, dict, person, file, computed, sum). */
export const fieldTypes = [
  'text',
  'textarea',
  'int',
  'decimal',
  'percent',
  'money',
  'money4',
  'bool',
  'date',
  'datetime',
  'enum',
  'multi',
  'table',
  'org',
  'uscc',
  'phone',
  'adcode',
  'code',
  'ref',
  'period',
  'dict',
  'person',
  'file',
  'computed',
] as const

export const fieldTypeSchema = z.enum(fieldTypes)
export type FieldType = z.infer<typeof fieldTypeSchema>

/** Lower-case snake key, unique in its form (or in its table). */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, '应以小写字母开头，只含小写字母、数字和下划线，不超过 60 个字，如 buyer_credit')

/** Where an auto-filled value comes from: a base fact by its dotted name. `auto_lock` cannot be typed over, `auto_editable` can, with a reason. */
export const fieldSourceSchema = z.object({ fact: z.string(), mode: z.enum(['auto_lock', 'auto_editable']), label: z.string() })

const base = {
  key: keySchema,
  label: z.string().min(1).max(120),
  type: fieldTypeSchema,
  /** Unit the person types in (万元, %, 月 …); shown inside the input. */
  unit: z.string().max(20).nullable().default(null),
  required: z.boolean().default(false),
  /** Expressions over the form (kernel/expr); absent = always. */
  requiredWhen: z.string().optional(),
  visibleWhen: z.string().optional(),
  /** Choices of enum and multi. */
  options: z.array(z.string().min(1)).optional(),
  /** Code list of code/dict (`GB/T4754`, `country`), record kind of ref (`asset`, `project`). */
  list: z.string().optional(),
  /** Bounds as decimal strings in the typed unit. */
  min: z.string().optional(),
  max: z.string().optional(),
  exclusiveMin: z.boolean().optional(),
  scale: z.number().int().min(0).max(8).optional(),
  minLength: z.number().int().optional(),
  maxLength: z.number().int().optional(),
  pattern: z.object({ regex: z.string(), message: z.string() }).optional(),
  hint: z.string().max(300).optional(),
  group: z.string().default('业务信息'),
  sensitivity: z.enum(['L1', 'L2', 'L3', 'L4']).default('L2'),
  source: fieldSourceSchema.optional(),
  /** Expression of a computed column or field; the result is shown and never typed. */
  compute: z.string().optional(),
  /** Column of a table whose total is shown below it; money columns have one unless this is false. */
  sum: z.boolean().optional(),
}

/** A column of a detail table (子表): any type but a table. */
export const columnSchema = z.object({ ...base, type: fieldTypeSchema.exclude(['table']) })
export type ColumnDefinition = z.infer<typeof columnSchema>

export const fieldSchema = z.object({
  ...base,
  columns: z.array(columnSchema).optional(),
  minRows: z.number().int().optional(),
  maxRows: z.number().int().default(500),
})
export type FieldDefinition = z.infer<typeof fieldSchema>

/** A rule across fields: `check` must be true whenever `when` is (absent = always). */
export const formRuleSchema = z.object({
  id: z.string(),
  level: z.enum(['阻断', '预警', '提示']),
  when: z.string().optional(),
  check: z.string(),
  message: z.string(),
  fields: z.array(z.string()),
})
export type FormRule = z.infer<typeof formRuleSchema>

/** Engine 1's input: one form. Groups give the order of sections; fields stand in the order given inside their group. */
export const formDefinitionSchema = z.object({
  code: z.string(),
  title: z.string(),
  groups: z.array(z.string()).min(1),
  fields: z.array(fieldSchema).min(1),
  rules: z.array(formRuleSchema).default([]),
})
export type FormDefinition = z.infer<typeof formDefinitionSchema>

/** What a person typed: numbers and money as decimal strings in the typed unit, dates `YYYY-MM-DD`, bool true/false, multi string[], table rows. */
export type FormValue = string | boolean | null | string[] | FormRow[]
export type FormRow = Record<string, string | boolean | null | string[]>
export type FormValues = Record<string, FormValue>
