import { z } from 'zod'
import { ebsKinds, ebsStatuses } from '../rules/ebs'

const upTo = (length: number) => z.string().trim().max(length, `不超过 ${length} 字`)
const day = z.iso.date('日期格式应为 2026-01-31').optional()

/** A platform on its way to certification. */
export const ebsPlatformSchema = z
  .object({
    id: z.uuid().optional(),
    name: upTo(100).min(2, '请填写平台名称'),
    kind: z.enum(ebsKinds, { error: '请选择平台类型' }),
    targetStars: z.coerce.number({ error: '请选择目标星级' }).int().min(1, '请选择目标星级').max(3, '请选择目标星级'),
    person: upTo(40).default(''),
    dueOn: day,
    certificate: upTo(100).default(''),
    certifiedOn: day,
  })
  .refine(({ certificate, certifiedOn }) => (certificate === '') === (certifiedOn === undefined), {
    path: ['certifiedOn'],
    message: '证书编号与取得日期要么都填，要么都不填',
  })

/** What is said of one requirement. */
export const ebsItemSchema = z
  .object({
    id: z.uuid(),
    item: z.string().max(10),
    status: z.enum(ebsStatuses, { error: '请选择状态' }),
    reason: upTo(500).default(''),
    person: upTo(40).default(''),
    dueOn: day,
  })
  .refine(({ status, reason }) => status !== '不适用' || reason.length >= 4, {
    path: ['reason'],
    message: '不适用的须写明理由（至少 4 字）',
  })

/** Filter of the platforms. */
export const ebsFilterSchema = z.object({
  state: z.enum(['short', 'reached', 'certified', 'late']).optional(),
  target: z.enum(['1', '2', '3']).optional(),
  orgId: z.uuid().optional(),
  words: z.string().trim().max(60).default(''),
  sort: z.enum(['org', 'score']).default('org'),
  descending: z.boolean().default(false),
  cursor: z.string().max(300).optional(),
  size: z.number().int().min(1).max(5000).default(20),
})
export type EbsFilter = z.infer<typeof ebsFilterSchema>
