import { z } from 'zod'
import { runCommand } from '@/lib/platform/command'
import { ledgerCode, pushLedgers, pushLedgersSchema } from '@/lib/treasury/commands/push-ledgers'
import { removalSchema, removeLedgerRow } from '@/lib/treasury/commands/remove-ledger-row'
import { reportPayments } from '@/lib/treasury/commands/report-payments'
import { mostPayments, paymentSchema } from '@/lib/treasury/schema'
import { operation } from './operation'
import { count, id, text } from './shapes'

const payment = paymentSchema
  .extend({
    amount: z
      .string()
      .regex(/^\d{1,13}(\.\d{1,2})?$/, '金额应为十进制文本（元），至多两位小数，如 123456.78')
      .describe('金额（元），十进制文本，不含千分位'),
  })
  .meta({ id: 'TreasuryPayment', description: '一笔交易流水' })

const outcome = z
  .object({
    org: text('企业统一社会信用代码'),
    state: z.enum(['taken', 'unchanged', 'refused']).describe('已入库、与现有台账相同、有误未入库'),
    message: text('未入库的原因'),
    sheets: z
      .array(
        z.object({
          ledger: ledgerCode.describe('台账'),
          ...{ added: count('新增的行数'), changed: count('更新的行数'), same: count('未变的行数') },
        }),
      )
      .describe('各台账的结果'),
    changes: z.array(z.string()).describe('改动前后的值，至多 100 条'),
    faults: z
      .array(
        z.object({
          ledger: ledgerCode.describe('台账'),
          row: z.int().describe('该台账中的第几行，从 1 起'),
          column: text('列'),
          message: text('问题与应当怎样'),
        }),
      )
      .describe('有误的值，至多 200 处'),
  })
  .meta({ id: 'LedgerOutcome', description: '一家企业的台账结果' })

export const treasuryOperations = [
  operation({
    id: 'pushLedgers',
    method: 'PUT',
    path: '/treasury/ledgers',
    tag: 'treasury',
    summary: '报送司库台账',
    description:
      '账户、余额、债务、还本付息计划、授信、担保、票据、受限资金、清欠应付、金融衍生、关联方、资金集中、资金预算、最低备付，一次至多 2000 行，可含多家企业。每家企业全部入库或全部不入库，有误的按台账、行、列说明，不影响其他企业。按键（账号、合同号、编号、日期、月份等）认出已有的行并更新，没有写到的行不变，再次报送同样的内容不改动。金额单位为元，十进制文本；月份如 202606。',
    scope: 'treasury.report',
    body: pushLedgersSchema,
    example: {
      ledgers: {
        debt: [
          {
            ...{
              org: '91370200000000001X',
              contract_no: 'JK-2026-01',
              creditor: '国家开发银行',
              kind: '固定资产贷款',
              principal: '50000000',
            },
            ...{ rate_kind: '固定', rate: '3.45', drawn_on: '2026-01-05', due_on: '2028-01-05', security: '信用', purpose: '项目建设' },
            balance: '40000000.00',
          },
        ],
      },
    },
    refusals: ['invalid'],
    output: z.object({ outcomes: z.array(outcome).describe('每家企业一条') }),
    run: ({ actor, now, key }, { body }) => runCommand(pushLedgers, actor, body, { now, ...(key ? { key } : {}) }),
  }),
  operation({
    id: 'removeLedgerRow',
    method: 'POST',
    path: '/treasury/ledgers/removals',
    tag: 'treasury',
    summary: '撤销错报的台账行',
    description:
      '撤销本企业（或下级）错报的一行，须写明原因；原内容留在更正记录中。债务连同其还本付息计划、账户连同其余额一并撤销；已有流水的账户不能撤销。当月快报已受理的余额、资金集中、资金预算不能撤销，发起更正后可以。',
    scope: 'treasury.report',
    body: removalSchema,
    example: { ledger: 'guarantee', org: '91370200000000001X', key: { contract_no: 'DB-2026-01' }, reason: '合同号录入有误，已另行报送' },
    refusals: ['invalid', 'blocked', 'not_found'],
    output: z.object({ id: id('更正记录的标识'), name: text('撤销的是哪一行'), along: count('一并撤销的行数') }),
    run: ({ actor, now, key }, { body }) => runCommand(removeLedgerRow, actor, body, { now, ...(key ? { key } : {}) }),
  }),
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
