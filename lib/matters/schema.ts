import { z } from 'zod'
import { flowDefinitionSchema } from '@/lib/flow/schema'
import { formDefinitionSchema, keySchema } from '@/lib/forms/schema'
import { oneThingSchema } from './one-thing/schema'

/**
 * 出资人事项 = a power of the contributor (资产收益、参与重大决策、选择管理者) that the commission uses as shareholder; 行政监管事项 = supervision by
 * administrative rule that would be due whoever the shareholder is (register, appraisal, reports on risk, safety and accountability).
 */
export const authorities = ['出资人事项', '行政监管事项'] as const
export const matterKinds = ['审批', '核准', '备案', '报告'] as const
/** The paper that ends each kind of matter. */
export const paperKinds = { 审批: '批复', 核准: '核准文件', 备案: '备案表', 报告: '收悉回执' } as const
export type MatterKind = (typeof matterKinds)[number]

/** A law or rule with its version; `checked` false shows the 待校核 mark until an administrator confirms. */
export const basisSchema = z.object({
  name: z.string(),
  documentNo: z.string().nullable(),
  version: z.string().nullable(),
  point: z.string(),
  checked: z.boolean(),
  /** Who compared it with the original, and on which day; the platform writes both. */
  checkedBy: z.string().optional(),
  checkedOn: z.string().optional(),
})

export const materialSchema = z.object({
  key: keySchema,
  name: z.string(),
  required: z.boolean(),
  /** Expression over the form; the material is asked for when true. */
  requiredWhen: z.string().optional(),
  template: z.boolean(),
  note: z.string(),
  /** The base supplies it (底座免提交): which base fact. */
  fromBase: z.string().nullable(),
})

/**
 * An automatic check. `check` present = the platform decides it (true = passed); absent = a person checks (人工核查) and
 * `missingFact` says what the base lacks. It is never shown as passed without having been evaluated.
 */
export const matterRuleSchema = z
  .object({
    id: z.string(),
    level: z.enum(['阻断', '预警', '提示']),
    title: z.string(),
    /** When it is evaluated: on submission, at the conclusion, or later in performance. */
    at: z.enum(['submit', 'conclude', 'after']),
    when: z.string().optional(),
    check: z.string().optional(),
    message: z.string(),
    mend: z.string(),
    basis: z.string(),
    fields: z.array(z.string()),
    missingFact: z.string().optional(),
  })
  .refine(
    (rule) => (rule.check === undefined) !== (rule.missingFact === undefined),
    '可执行规则写 check，人工核查写 missingFact，二者必居其一',
  )
export type MatterRule = z.infer<typeof matterRuleSchema>

/** How one matter hangs together with another. What follows `description` is for 前置 and says how the platform looks for it at filing. */
export const dependencySchema = z.object({
  matter: z.string(),
  relation: z.enum(['前置', '后置', '并行', '联动']),
  description: z.string(),
  /** 阻断 only where the law demands it; absent = 提示. */
  level: z.enum(['阻断', '预警', '提示']).optional(),
  /** Expression over the form; the prerequisite is needed when true. Absent = always. */
  when: z.string().optional(),
  /** Matters that serve as well (核准 for 备案). */
  or: z.array(z.string()).optional(),
  /** Looked for over the same target, else over the enterprise and its group. */
  same: z.enum(['target', 'applicant']).optional(),
  /** Filed within so many months before today; absent = at any time. */
  months: z.number().int().positive().optional(),
  /** The rule of this matter that already judges it: then it is not reported a second time. */
  rule: z.string().optional(),
  basis: z.string().optional(),
})
export type MatterDependency = z.infer<typeof dependencySchema>

/** `steps` = where the point is shown to whoever decides; absent = by its wording (rules/risk-steps). */
export const riskPointSchema = z.object({
  point: z.string(),
  level: z.enum(['高', '中', '低']),
  control: z.string(),
  steps: z.array(z.string()).optional(),
})
export type RiskPoint = z.infer<typeof riskPointSchema>

/** One matter of the catalogue (《一本通》 entry): immutable once published, business rows hold the version. */
export const matterDefinitionSchema = z.object({
  code: z.string().regex(/^(GZ-[A-Z]{2}|OT)-\d{2}$/, '应为 GZ-CQ-01 或 OT-01 的样子'),
  name: z.string().min(2),
  kind: z.enum(matterKinds),
  /** Versions from before the two were kept apart read as 出资人事项. */
  authority: z.enum(authorities).default('出资人事项'),
  group: z.string(),
  /** Line of business = code of the lead department. */
  line: z.string(),
  coDepartments: z.array(z.string()),
  applicantScope: z.string(),
  trigger: z.string(),
  /** “What do you want to do” words under which the hall finds it. */
  keywords: z.array(z.string()),
  situations: z.array(z.object({ code: z.string(), name: z.string(), when: z.string().optional() })),
  basis: z.array(basisSchema).min(1),
  limits: z.object({ statutoryDays: z.number().int().nullable(), promiseDays: z.number().int().positive(), note: z.string() }),
  materials: z.array(materialSchema),
  form: formDefinitionSchema,
  flow: flowDefinitionSchema,
  rules: z.array(matterRuleSchema),
  dependencies: z.array(dependencySchema),
  riskPoints: z.array(riskPointSchema),
  outputs: z.array(z.string()),
  delegation: z.string().nullable(),
  /** A power the law leaves to the contributor itself: no list may delegate it, and the refusal names this article. */
  reservedByLaw: z
    .object({ law: z.string().min(2), article: z.string().min(2) })
    .nullable()
    .default(null),
  oneThing: z.string().nullable(),
  /** Field that holds the amount shown in lists (money field of the form), when the matter has one. */
  amountField: z.string().nullable(),
  /** Field that names the enterprise or object the matter is about. */
  targetField: z.string().nullable(),
  /** The matters that a 一件事 decides together; absent = a matter by itself. `names` = the part's field → field of the joint form. */
  parts: z
    .array(
      z.object({
        matter: z.string(),
        name: z.string(),
        kind: z.enum(matterKinds),
        line: z.string(),
        promiseDays: z.number().int().positive(),
        names: z.record(z.string(), z.string()),
        when: z.string().optional(),
      }),
    )
    .optional(),
  /** What a 一件事 is composed from; composed again whenever one of its matters gets a new version. */
  composedFrom: oneThingSchema.optional(),
})
export type MatterDefinition = z.infer<typeof matterDefinitionSchema>
