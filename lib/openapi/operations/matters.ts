import { z } from 'zod'
import { fieldTypes } from '@/lib/forms/schema'
import { matterGuide, matterHall } from '@/lib/matters/queries/hall'
import { matterKinds } from '@/lib/matters/schema'
import { runQuery } from '@/lib/platform/query'
import { type Call, operation } from './operation'
import { checkLevel, count, day, maybeText, text } from './shapes'

const kind = z.enum(matterKinds).describe('事项类型')
const code = z
  .string()
  .regex(/^GZ-[A-Z]{2}-\d{2}$/, '事项编码应如 GZ-CQ-05')
  .describe('事项编码')
const at = z.object({ code })
const guide = ({ actor, now }: Call, matter: string) => runQuery(matterGuide, actor, { code: matter }, now)
const refusals = ['not_found'] as const

const brief = {
  code: text('事项编码'),
  name: text('事项名称'),
  kind,
  group: text('事项分组'),
  department: text('主办处室'),
  promiseDays: count('承诺办结时限，工作日'),
  statutoryDays: z.number().int().nullable().describe('法定办结时限，工作日；没有法定时限时为 null'),
  trigger: text('什么情形下办理'),
} as const

const field = z
  .object({
    key: text('字段标识'),
    label: text('字段名称'),
    type: z.enum(fieldTypes).describe('字段类型'),
    unit: maybeText('填写单位'),
    group: text('所在分组'),
    required: z.boolean().describe('是否必填'),
    requiredWhen: z.string().optional().describe('必填条件（表达式）'),
    visibleWhen: z.string().optional().describe('显示条件（表达式）'),
    options: z.array(z.string()).optional().describe('可选值'),
    min: z.string().optional().describe('下限'),
    max: z.string().optional().describe('上限'),
    scale: z.number().int().optional().describe('小数位数'),
    maxLength: z.number().int().optional().describe('最多字数'),
    pattern: z
      .object({ regex: text('正则表达式'), message: text('不符时的说明') })
      .optional()
      .describe('格式'),
    hint: z.string().optional().describe('填写说明'),
    source: z
      .object({
        mode: z.enum(['auto_lock', 'auto_editable']).describe('auto_lock 不可改动，auto_editable 可改并说明理由'),
        label: text('来源'),
      })
      .optional()
      .describe('底座自动带出；auto_lock 不可改动'),
    computed: z.boolean().describe('由平台计算，无须填写'),
    columns: z
      .array(z.looseObject({ key: text('列标识'), label: text('列名'), type: text('类型') }))
      .optional()
      .describe('子表的列，各项含义同字段'),
  })
  .meta({ id: 'FormField', description: '表单字段' })

export const matterOperations = [
  operation({
    id: 'listMatters',
    method: 'GET',
    path: '/matters',
    tag: 'matters',
    summary: '查询监管事项目录',
    scope: 'matter.read',
    query: z.object({
      words: z.string().max(60, '不超过 60 字').optional().describe('名称、编码、办理情形中的词，以空格分隔'),
      kind: kind.optional(),
      group: z.string().max(20).optional().describe('事项分组'),
    }),
    output: z.object({
      total: count('现行事项总数'),
      matters: z
        .array(z.object({ ...brief, materials: count('材料份数'), oneThing: maybeText('所属“一件事”') }))
        .describe('符合条件的事项'),
    }),
    run: async ({ actor, now }, { query }) => {
      const { total, entries } = await runQuery(matterHall, actor, query, now)
      return { total, matters: entries }
    },
  }),
  operation({
    id: 'getMatter',
    method: 'GET',
    path: '/matters/{code}',
    tag: 'matters',
    summary: '查看事项指南',
    description: '依据、情形、时限、环节、前后置事项与风险点；办件始终按新建时的版本办理。',
    scope: 'matter.read',
    at,
    refusals,
    output: z.object({
      ...brief,
      version: count('版本号'),
      effectiveFrom: day('生效日期'),
      applicantScope: text('适用主体'),
      basis: z.array(z.object({ name: text('名称'), documentNo: maybeText('文号'), point: text('条款') })).describe('办理依据'),
      situations: z.array(z.object({ code: text('情形代码'), name: text('情形') })).describe('办理情形'),
      steps: z.array(
        z.object({
          key: text('环节标识'),
          name: text('环节'),
          duty: text('职责'),
          side: z.enum(['ent', 'gov']).describe('ent 企业，gov 监管机构'),
          days: count('本环节时限，工作日'),
        }),
      ),
      dependencies: z.array(
        z.object({ matter: text('事项编码'), name: text('事项名称'), relation: text('关系'), description: text('说明') }),
      ),
      riskPoints: z.array(z.object({ point: text('风险点'), level: text('等级'), control: text('防控措施') })),
      outputs: z.array(z.string()).describe('办理结果'),
    }),
    run: async (call, { path }) => {
      const { matter, version, effectiveFrom, departments, graph } = await guide(call, path.code)
      const department = departments[matter.line] ?? matter.line
      const names = new Map(graph.map((node) => [node.code, node.name]))
      const dependencies = matter.dependencies.map((one) => ({ ...one, name: names.get(one.matter) ?? one.matter }))
      return { ...matter, ...matter.limits, department, version, effectiveFrom, dependencies, steps: matter.flow.steps }
    },
  }),
  operation({
    id: 'getMatterForm',
    method: 'GET',
    path: '/matters/{code}/form',
    tag: 'matters',
    summary: '查看事项的表单字段',
    description: '字段的标识、类型、单位、选项与约束。提交的值一律为文本（数字、金额按所示单位），见“保存表单”。',
    scope: 'matter.read',
    at,
    refusals,
    output: z.object({
      code: text('事项编码'),
      version: count('版本号'),
      groups: z.array(z.string()).describe('分组，按顺序'),
      fields: z.array(field),
    }),
    run: async (call, { path }) => {
      const { matter, version } = await guide(call, path.code)
      const fields = matter.form.fields.map(({ columns, ...one }) => ({
        ...one,
        computed: one.compute !== undefined,
        ...(columns
          ? { columns: columns.map(({ key, label, type, unit, required, options }) => ({ key, label, type, unit, required, options })) }
          : {}),
      }))
      return { code: matter.code, version, groups: matter.form.groups, fields }
    },
  }),
  operation({
    id: 'listMatterMaterials',
    method: 'GET',
    path: '/matters/{code}/materials',
    tag: 'matters',
    summary: '查看事项的材料清单',
    scope: 'matter.read',
    at,
    refusals,
    output: z.object({
      materials: z.array(
        z.object({
          key: text('材料标识'),
          name: text('材料名称'),
          note: text('要求'),
          required: z.boolean().describe('是否必交'),
          requiredWhen: z.string().optional().describe('必交条件（表达式）'),
          template: z.boolean().describe('是否有模板'),
          fromBase: z.boolean().describe('底座具备时免提交'),
        }),
      ),
    }),
    run: async (call, { path }) => {
      const { matter } = await guide(call, path.code)
      return { materials: matter.materials.map((one) => ({ ...one, fromBase: one.fromBase !== null })) }
    },
  }),
  operation({
    id: 'listMatterRules',
    method: 'GET',
    path: '/matters/{code}/rules',
    tag: 'matters',
    summary: '查看事项的校验规则',
    scope: 'matter.read',
    at,
    refusals,
    output: z.object({
      rules: z.array(
        z.object({
          id: text('规则编号'),
          level: checkLevel,
          title: text('规则'),
          at: z.enum(['submit', 'conclude', 'after']).describe('何时校验：提交、办结或履行中'),
          mend: text('如何处理'),
          basis: text('依据'),
          automatic: z.boolean().describe('是否自动校验；否则由人工核查'),
        }),
      ),
    }),
    run: async (call, { path }) => {
      const { matter } = await guide(call, path.code)
      return { rules: matter.rules.map((rule) => ({ ...rule, automatic: rule.check !== undefined })) }
    },
  }),
]
