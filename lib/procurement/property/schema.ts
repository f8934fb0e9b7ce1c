import { z } from 'zod'
import { largestCents } from '@/lib/kernel/money'
import { tradeKinds, tradeMethods, tradeStatuses } from '../rules/property-trade'

const day = z.iso.date().nullable()
const fen = z.bigint().min(0n).max(largestCents).nullable()
const pct = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/)
  .nullable()
const words = (length: number) => z.string().trim().max(length)
const row = z.number().int().min(1)

/** A transaction as a row of the workbook says it: days as text, amounts in fen, shares in per cent; `row` is where it stands. */
export const tradeSchema = z.object({
  row,
  projectNo: words(60).min(1),
  kind: z.enum(tradeKinds),
  title: words(200).min(2),
  uscc: words(18),
  target: words(200),
  pct,
  controlLost: z.boolean(),
  exchange: words(100).min(1),
  method: z.enum(tradeMethods),
  status: z.enum(tradeStatuses),
  ...{ preFrom: day, preTo: day, listedFrom: day, listedTo: day, relistedFrom: day, relistedTo: day },
  ...{ appraisal: fen, appraisedOn: day, appraisalNo: words(100), floorPrice: fen, relistPrice: fen },
  ...{ decisionNo: words(100), lowerConsentNo: words(100), dealOn: day, dealPrice: fen, contractOn: day },
  payMode: z.enum(['一次付清', '分期']).nullable(),
  ...{ resultFrom: day, resultTo: day, note: words(300) },
})
export type TradeRow = z.infer<typeof tradeSchema>

/** Somebody who bid for a project of the workbook. */
export const bidderSchema = z.object({
  ...{ row, projectNo: words(60).min(1), name: words(200).min(2), uscc: words(18), won: z.boolean(), offer: fen, pct },
})
/** A payment of the price of a project of the workbook. */
export const tradePaymentSchema = z.object({
  ...{ row, projectNo: words(60).min(1), paidOn: z.iso.date(), amount: z.bigint().positive().max(largestCents), note: words(100) },
})

/** What a filled workbook says. */
export const tradeBookSchema = z.object({
  trades: z.array(tradeSchema).min(1, '文件里没有填写任何项目').max(2000),
  bidders: z.array(bidderSchema).max(10_000),
  payments: z.array(tradePaymentSchema).max(20_000),
})
export type TradeBook = z.infer<typeof tradeBookSchema>

/** Filter of the ledger of property transactions. */
export const tradeFilterSchema = z.object({
  tab: z.enum(['all', 'both']).default('all'),
  kind: z.enum(tradeKinds).optional(),
  status: z.enum(tradeStatuses).optional(),
  method: z.enum(tradeMethods).optional(),
  light: z.enum(['红', '黄', '绿']).optional(),
  orgId: z.uuid().optional(),
  partyId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  words: z.string().trim().max(60).default(''),
  sort: z.enum(['day', 'price']).default('day'),
  descending: z.boolean().default(true),
  cursor: z.string().max(300).optional(),
  size: z.number().int().min(1).max(5000).default(20),
})
export type TradeFilter = z.infer<typeof tradeFilterSchema>
