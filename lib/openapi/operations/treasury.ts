import { z } from 'zod'
import { runCommand } from '@/lib/platform/command'
import { reportPayments } from '@/lib/treasury/commands/report-payments'
import { mostPayments, paymentSchema } from '@/lib/treasury/schema'
import { operation } from './operation'
import { count } from './shapes'

const payment = paymentSchema
  .extend({
    amount: z
      .string()
      .regex(/^\d{1,13}(\.\d{1,2})?$/, '金额应为十进制文本（元），至多两位小数，如 123456.78')
      .describe('金额（元），十进制文本，不含千分位'),
  })
  .meta({ id: 'TreasuryPayment', description: '一笔交易流水' })

export const treasuryOperations = [
  operation({
    id: 'reportPayments',
    method: 'POST',
    path: '/treasury/payments',
    tag: 'treasury',
    summary: '报送交易流水',
    description:
      '全部入库或全部不入库。入库时即按大额、拆分、敏感词、夜间和非工作日、关联方规则核对，需要关注的当即进入监测列表。同一账户内流水号相同的不重复入库；金额不同的返回错误，更正请报送冲正流水。',
    scope: 'treasury.report',
    body: z.strictObject({ payments: z.array(payment).min(1, '请至少报送一笔').max(mostPayments, `一次至多 ${mostPayments} 笔`) }),
    example: {
      payments: [
        {
          ...{ account: '3702000000000000001', serial: 'LS20260304001', at: '2026-03-04T10:00:00+08:00', direction: '付' },
          ...{ amount: '1234.50', payee: '示例建材有限公司', summary: '支付货款' },
        },
      ],
    },
    refusals: ['invalid'],
    output: z.object({ added: count('本次入库的笔数'), known: count('此前已入库的笔数'), alerts: count('因此进入监测列表的笔数') }),
    run: ({ actor, now, key }, { body }) => runCommand(reportPayments, actor, body, { now, ...(key ? { key } : {}) }),
  }),
]
