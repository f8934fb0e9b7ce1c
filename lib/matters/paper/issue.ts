import { type SendBackReason, sendBackReasonName } from '@/lib/flow/reasons'
import type { FormValues } from '@/lib/forms/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Tx } from '@/lib/platform/db'
import type { Filing } from '@/lib/platform/generated/client'
import { newId } from '@/lib/platform/id'
import { paperContent } from './content'
import { nextNumber, type PaperOutcome, seriesOf } from './number'
import type { PaperContent } from './schema'
import { publicAddress } from './verify-address'
import { newVerifyCode } from './verify-code'

/** An ended filing, its definition, and who decided with which words; `outcome` absent = 办结. */
export type Issuing = {
  outcome?: PaperOutcome
  /** Coded reason and minutes of a decision that does not grant. */
  reason?: SendBackReason | undefined
  minutes?: string | undefined
  filing: Filing
  matter: MatterDefinition
  opinion: string
  issuedBy: string
  now: Date
  /** Conditions one by one, instead of the lines of the opinion. */
  conditions?: readonly string[]
  attachments?: readonly string[]
  copyTo?: readonly string[]
}

export type IssuedPaper = { id: string; number: string; title: string; kind: PaperContent['kind']; verifyCode: string }

/**
 * Issues the paper that ends a filing, inside the deciding command's transaction: number without a gap, content, verification code.
 * One filing has one paper. The caller emits `paper.issued`; the PDF follows in the worker.
 */
export async function issuePaper(tx: Tx, issuing: Issuing): Promise<IssuedPaper> {
  const { filing, matter, issuedBy, now } = issuing
  const department = await tx.department.findUnique({ where: { code: matter.line }, select: { name: true } })
  const issuedOn = shanghaiDate(now)
  const verifyCode = newVerifyCode()
  const content = paperContent({
    definition: matter,
    filing: {
      number: filing.number ?? '',
      title: filing.title,
      orgName: filing.orgName,
      targetName: filing.targetName,
      situation: matter.situations.find((one) => one.code === filing.situation)?.name ?? filing.situation,
      amount: filing.amount,
      values: filing.values as FormValues,
      arrivedOn: shanghaiDate(filing.arrivedAt ?? now),
    },
    decision: {
      ...issuing,
      department: department?.name ?? matter.line,
      ...(issuing.reason ? { reason: sendBackReasonName(issuing.reason) } : {}),
    },
    number: await nextNumber(tx, seriesOf(matter.kind, issuing.outcome ?? 'concluded'), Number(issuedOn.slice(0, 4))),
    issuedOn,
    verifyCode,
    baseUrl: publicAddress(),
  })
  const { kind, number, title } = content
  const id = newId()
  await tx.paper.create({
    data: {
      id,
      filingId: filing.id,
      orgId: filing.orgId,
      line: filing.line,
      number,
      kind,
      title,
      body: content,
      verifyCode,
      issuedAt: now,
      issuedBy,
    },
  })
  return { id, number, title, kind, verifyCode }
}
