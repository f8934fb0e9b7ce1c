import { type SendBackReason, sendBackReasonName } from '@/lib/flow/reasons'
import type { FormValues } from '@/lib/forms/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import type { Filing } from '@/lib/platform/generated/client'
import { newId } from '@/lib/platform/id'
import { paperContent } from './content'
import { nextNumber, type PaperOutcome, seriesOf } from './number'
import { districtOrgan, issuingOrgan, type Organ } from './organ'
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
  /** Adcode of the district whose body decided; absent = the commission. */
  body?: string | null
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
  const organ = await organOf(tx, issuing.body ?? null)
  const verifyCode = newVerifyCode()
  const content = paperContent({
    definition: matter,
    filing: {
      number: filing.number ?? '',
      title: filing.title,
      orgName: await fullNameOf(tx, filing.orgId),
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
    organ,
    number: await nextNumber(tx, seriesOf(matter.kind, issuing.outcome ?? 'concluded'), Number(issuedOn.slice(0, 4)), organ),
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

/** The organ whose head decided: the commission, or the body of a district for the district's own enterprises. */
async function organOf(tx: Tx, adcode: string | null): Promise<Organ> {
  if (adcode === null) return issuingOrgan
  const body = await withBaseRights(tx, () => tx.org.findFirstOrThrow({ where: { kind: 'district', adcode }, select: { name: true } }))
  return districtOrgan({ name: body.name, adcode })
}

/** The full name of an enterprise as it is registered: a paper is addressed to that (GB/T 9704-2012 7.3.2), lists show the short one. */
export async function fullNameOf(tx: Tx, orgId: string): Promise<string> {
  const org = await withBaseRights(tx, () => tx.org.findUniqueOrThrow({ where: { id: orgId }, select: { name: true } }))
  return org.name
}
