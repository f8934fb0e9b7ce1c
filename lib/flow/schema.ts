import { z } from 'zod'

/** Who a step belongs to: a role, narrowed to a department (`lead` = the matter's own, or a department code) or to the applicant enterprise. */
export const poolSchema = z.object({
  role: z.string(),
  department: z.string().optional(),
  applicant: z.boolean().optional(),
})

/** What may be done with a task; each step names its own subset. */
export const flowActions = [
  'submit',
  'pass',
  'return',
  'correct',
  'refuse',
  'reject',
  'defer',
  'transfer',
  'add_signer',
  'conclude',
  'withdraw',
  'answer',
  'register',
  'ask_extension',
  'grant_extension',
  'deny_extension',
] as const
export const flowActionSchema = z.enum(flowActions)
export type FlowAction = z.infer<typeof flowActionSchema>

/** What becomes of an opinion that does not come: report upwards, count it as consent with a record, or give the task to the head by name. */
export const silenceRules = ['escalate', 'consent', 'hand_over'] as const
export const silenceSchema = z.object({
  rule: z.enum(silenceRules),
  /** Working days after the due time before the rule acts; absent = at the due time. */
  days: z.number().int().min(0).max(60).optional(),
})
export type Silence = z.infer<typeof silenceSchema>

export const stepSchema = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/, '应以小写字母开头，只含小写字母、数字和下划线，如 co_sign'),
  name: z.string(),
  /** What the person does here, in official wording. */
  duty: z.string(),
  side: z.enum(['ent', 'gov']),
  /** task = one person; parallel = one task per pool at once; external = outside the platform, its result is registered; collective = meeting result with minutes. */
  kind: z.enum(['task', 'parallel', 'external', 'collective', 'expert']),
  pools: z.array(poolSchema).min(1),
  /** parallel only: all must answer, or the first answer moves on. */
  join: z.enum(['all', 'any']).default('all'),
  /** Working days of this step within the promise; 0 = not timed. */
  days: z.number().int().min(0),
  counts: z.boolean(),
  /** Expression over the form; absent = always on the way. */
  when: z.string().optional(),
  actions: z.array(flowActionSchema).min(1),
  /** Steps whose doer may not do this one in the same round (separation of duties). */
  apartFrom: z.array(z.string()).default([]),
  /** What the primary button says (同意并报处长复核). */
  passLabel: z.string(),
  /** parallel and expert steps only; absent = escalate at the due time. */
  silence: silenceSchema.optional(),
  /** The phase the enterprise sees. */
  phase: z.enum(['filling', 'acceptance', 'review', 'decision', 'issue']),
})
export type StepDefinition = z.infer<typeof stepSchema>

/** Engine 2's input: one flow. Steps run in order; a step whose `when` is false is skipped. */
export const flowDefinitionSchema = z.object({
  code: z.string(),
  title: z.string(),
  /** Promised and statutory working days; statutory null = none found. */
  promiseDays: z.number().int().positive(),
  statutoryDays: z.number().int().positive().nullable(),
  /** correction stops the clock (补正停表). */
  correctionStopsClock: z.boolean().default(true),
  steps: z.array(stepSchema).min(3),
})
export type FlowDefinition = z.infer<typeof flowDefinitionSchema>

const words = z.string().trim().max(2000, '不超过 2000 字')
/** A chosen person; the name is only a hint, the directory has the last word. */
export const personSchema = z.object({ id: z.uuid('请选择具体人员'), name: z.string() })

/** What a run is about. */
export const subjectSchema = z.object({ subjectKind: z.string().max(20).default('filing'), subjectId: z.uuid('办件标识不正确') })

/** One task, and for whom the person acts where that is not plain (user id of the principal). */
export const taskInputSchema = z.object({ taskId: z.uuid('任务标识不正确'), onBehalfOf: z.uuid().optional() })
export const claimSchema = z.object({
  taskIds: z.array(z.uuid()).min(1, '请选择任务').max(100, '一次不超过 100 件'),
  onBehalfOf: z.uuid().optional(),
})
export const transferSchema = taskInputSchema.extend({ target: personSchema, opinion: words.optional() })
export const addSignerSchema = taskInputSchema.extend({ target: personSchema, opinion: words.optional() })
export const signSchema = taskInputSchema.extend({ agrees: z.boolean(), opinion: words.default('') })
/** Who is urged: the person of one task, or everybody a whole run waits for. */
export const urgeSchema = z
  .object({ taskId: z.uuid('任务标识不正确').optional(), subjectId: z.uuid('办件标识不正确').optional(), opinion: words.optional() })
  .refine((input) => (input.taskId === undefined) !== (input.subjectId === undefined), '请指明催办哪个任务或者哪个办件')
export const commentSchema = z.object({
  subjectId: z.uuid(),
  opinion: words.min(1, '请填写留言'),
  /** all = the other side reads it too. */
  audience: z.enum(['all', 'own']).default('own'),
})
