import { z } from 'zod'
import rows from './formulas.json' with { type: 'json' }

/** 错误: fails stop the report unless each is explained; 警告: to be explained. */
export const checkLevels = { error: '错误', warning: '警告' } as const
export const checkOperators = ['=', '<=', '>=', '>', '<', '≈'] as const

/** A version of an audit formula (审核公式): a row of `definition` of kind `statement_check`. */
export const checkFormulaSchema = z.strictObject({
  code: z.string().regex(/^AF[0-9]{2,3}$/),
  level: z.enum(['error', 'warning']),
  scope: z.string().min(2).max(40),
  left: z.string().min(1).max(4000),
  op: z.enum(checkOperators),
  right: z.string().min(1).max(4000),
  label: z.string().min(2).max(200),
  /** Relative tolerance of ≈. */
  tolerance: z.number().positive().max(1).optional(),
  /**
   * What rounding may make: of `true` one unit of filing (0.01 元 or 1 万元), as it is line by line; of `each`, against a book that is not rounded, half
   * a unit for every cell that is added.
   */
  rounded: z.union([z.boolean(), z.literal('each')]).default(false),
  /** Months in which it is not asked. */
  exceptMonths: z.array(z.number().int().min(1).max(12)).max(11).optional(),
})
export type CheckFormula = z.infer<typeof checkFormulaSchema>

/** The 76 formulas that come with the platform. AF57 (累计数不小于上月) says nothing in January, when the year begins anew. */
export const releasedChecks: readonly CheckFormula[] = rows.map((row) =>
  checkFormulaSchema.parse(row.code === 'AF57' ? { ...row, exceptMonths: [1] } : row),
)
