import { z } from 'zod'
import type { CheckResult } from '../../checks/run-checks'
import { fileSchema } from '../../intake/schema'
import { openStatementSchema } from '../open-statement'

/** How many statements one batch takes. */
export const mostStatements = 200

/** Statements of several enterprises and periods at once: the cells named once, each statement with its values in their order. */
export const pushStatementsSchema = z.object({
  cells: z
    .array(z.string().max(80))
    .min(1, '请列出单元格')
    .max(2000, '一次至多 2000 格')
    .refine((cells) => new Set(cells).size === cells.length, '同一单元格列了两次')
    .describe('单元格：表.行@列，次序与各报表的 values 相同'),
  statements: z
    .array(
      openStatementSchema.omit({ orgId: true }).extend({
        org: z.string().trim().min(1, '请写明企业').max(200).describe('编报企业：统一社会信用代码、全称或简称'),
        unit: z.enum(['元', '万元']).optional().describe('填报单位，不写为报表现有的单位'),
        values: z.array(z.string()).max(2000).describe('各单元格的值，十进制文本，空文本表示未填'),
      }),
    )
    .min(1, '没有报表')
    .max(mostStatements, `一批至多 ${mostStatements} 张报表`)
    .describe('报表'),
  source: z.enum(['workbook', 'interface']).default('interface'),
  /** The submission: a file and where in it each statement stands, or the request of a program with its key. */
  file: fileSchema.optional(),
  places: z.array(z.string().max(200)).max(mostStatements).optional(),
  /** The column of the file in which each cell stands, counted from 1. */
  columns: z.array(z.int().min(1).max(20_000)).max(2000).optional(),
  request: z.string().max(300).optional(),
})

export type Pushed = z.infer<typeof pushStatementsSchema>
export type PushedStatement = Pushed['statements'][number]

/** What became of one statement of a batch. `faults` name wrong cells by their place in `cells`; `failed` lists the formulas that failed. */
export type BatchOutcome = {
  number: number
  id: string | null
  state: 'created' | 'changed' | 'unchanged' | 'refused'
  message: string
  faults: readonly { cell: number; message: string }[]
  failed: readonly CheckResult[]
}
