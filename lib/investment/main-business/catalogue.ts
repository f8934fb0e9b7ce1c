import { z } from 'zod'
import { industryName } from '@/lib/forms/lists/industries'

export const mainBusinessKind = 'main_business'
/** The code of a group's catalogue among the definitions. */
export const catalogueCode = (orgCode: string): string => `ZY-${orgCode}`

export const businessKinds = ['主业', '拟培育'] as const

/** One main business of a group; a code stands for everything below it in GB/T 4754. */
export const businessSchema = z
  .strictObject({
    name: z.string().trim().min(2, '业务名称至少 2 字').max(60, '业务名称不超过 60 字'),
    kind: z.enum(businessKinds, '类型应为主业或拟培育'),
    codes: z
      .array(z.string().regex(/^[A-T][0-9]{0,4}$/, '行业代码应为门类字母加至多四位数字，如 C3911'))
      .min(1, '至少写一个行业代码')
      .max(60, '至多 60 个行业代码'),
    /** The year in which the time of cultivation ends; only of 拟培育. */
    until: z.number().int().min(2000, '培育期止年不正确').max(2100, '培育期止年不正确').nullable().default(null),
  })
  .refine(({ kind, until }) => kind === '主业' || until !== null, { message: '拟培育主业须写培育期止年', path: ['until'] })
export type Business = z.infer<typeof businessSchema>

/** The body of a version of a catalogue (a definition of kind `main_business`): what a group is there for, its businesses, and the decision they rest on. */
export const mainBusinessSchema = z.strictObject({
  duty: z.string().trim().max(300, '主责不超过 300 字').default(''),
  document: z.string().trim().min(2, '请写明核定文号').max(120, '核定文号不超过 120 字'),
  /** The filing of GZ-GH-06 that decided it; null where it was decided before the platform. */
  filingId: z.uuid('办件编号不正确').nullable().default(null),
  filingNumber: z.string().max(60).nullable().default(null),
  businesses: z.array(businessSchema).min(1, '至少要有一项业务').max(40, '至多 40 项业务'),
})
export type MainBusiness = z.infer<typeof mainBusinessSchema>

/** What keeps a catalogue from being handed on beyond the shape of its parts: codes nobody knows, codes given twice. */
export function catalogueFaults({ businesses }: Pick<MainBusiness, 'businesses'>): string[] {
  const seen = new Map<string, string>()
  return businesses.flatMap(({ name, codes }) =>
    codes.flatMap((code) => {
      const other = seen.get(code)
      seen.set(code, name)
      if (other !== undefined) return [`${name}：行业代码 ${code} 已列在“${other}”中`]
      return isIndustry(code) ? [] : [`${name}：行业代码 ${code} 不在 GB/T 4754 中`]
    }),
  )
}

/** Whether a code is of GB/T 4754 as far as the platform keeps it: section and division, finer digits are taken as written. */
const isIndustry = (code: string) => industryName(code.slice(0, 3)) !== null

export type Belonging = '主业' | '拟培育' | '非主业' | '未分类'

/** Where a segment belongs by its industry: the finest code that stands for it decides; without an industry it belongs nowhere. */
export function belongsTo(industry: string | null, businesses: readonly Pick<Business, 'kind' | 'codes'>[]): Belonging {
  if (industry === null) return '未分类'
  const fitting = businesses.flatMap(({ kind, codes }) => codes.filter((code) => industry.startsWith(code)).map((code) => ({ kind, code })))
  const [finest] = fitting.toSorted((a, b) => b.code.length - a.code.length || (a.kind < b.kind ? -1 : 1))
  return finest?.kind ?? '非主业'
}

/** Whether an enterprise has a catalogue of its own: first-level groups, and lower ones that are supervised as groups. */
export const isGroup = (org: { id: string; kind: string; level: number; groupId: string | null }): boolean =>
  org.kind === 'enterprise' && (org.level === 1 || org.groupId === org.id)
