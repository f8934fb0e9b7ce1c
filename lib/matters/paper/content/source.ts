import type { FormValues } from '@/lib/forms/schema'
import type { MatterDefinition } from '@/lib/matters/schema'

/** What a paper is made of. Dates are `YYYY-MM-DD` days of Asia/Shanghai; the amount is in fen. */
export type PaperSource = {
  definition: Pick<MatterDefinition, 'name' | 'kind' | 'basis' | 'form' | 'amountField'>
  filing: {
    number: string
    title: string
    orgName: string
    targetName: string | null
    situation: string | null
    amount: bigint | null
    values: FormValues
    arrivedOn: string
  }
  decision: {
    /** Opinion of the deciding step as typed; its lines become the conditions unless `conditions` are given. */
    opinion: string
    conditions?: readonly string[]
    /** Lead department, for the note at the end. */
    department: string
    attachments?: readonly string[]
    copyTo?: readonly string[]
  }
  number: string
  issuedOn: string
  verifyCode: string
  /** Public address of the platform without a slash at its end. */
  baseUrl: string
}
