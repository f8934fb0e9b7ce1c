import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { openPersonal } from '@/lib/platform/personal/marks'

const reason = z.string().trim().min(6, '请写明查看原文的事由（至少 6 字）').max(300)

/** The number of an account as it is, asked for with a reason that stands in the audit trail; told once and kept nowhere. */
export const revealAccount = defineCommand({
  name: 'revealAccount',
  permission: 'treasury.reveal',
  secret: true,
  input: z.object({ accountId: z.uuid('账户标识不正确'), reason }),
  run: async ({ tx, audit }, { accountId, reason }) => {
    const account = await tx.treasuryAccount.findUnique({ where: { id: accountId } })
    if (!account) throw new Refusal('not_found', '没有这个账户，或者您无权查看。')
    const plain = await openPersonal(tx, [account.numberToken])
    audit({ subjectKind: 'treasury-account', subjectId: accountId, orgId: account.orgId, detail: { reason } })
    return { lines: [`账号：${plain.get(account.numberToken) ?? account.numberMasked}`] }
  },
})

/** Name and number of the other side of a payment, in the same way. */
export const revealPayee = defineCommand({
  name: 'revealPayee',
  permission: 'treasury.reveal',
  secret: true,
  input: z.object({ paymentId: z.uuid('流水标识不正确'), reason }),
  run: async ({ tx, audit }, { paymentId, reason }) => {
    const payment = await tx.treasuryPayment.findUnique({ where: { id: paymentId } })
    if (!payment) throw new Refusal('not_found', '没有这笔流水，或者您无权查看。')
    const { payeeToken, payeeMasked, payeeNumberToken, payeeNumberMasked } = payment
    const plain = await openPersonal(tx, payeeNumberToken ? [payeeToken, payeeNumberToken] : [payeeToken])
    audit({ subjectKind: 'treasury-payment', subjectId: paymentId, orgId: payment.orgId, detail: { reason } })
    const number = payeeNumberToken ? [`对方账号：${plain.get(payeeNumberToken) ?? payeeNumberMasked}`] : []
    return { lines: [`对方户名：${plain.get(payeeToken) ?? payeeMasked}`, ...number] }
  },
})
