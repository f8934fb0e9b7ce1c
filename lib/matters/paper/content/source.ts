import type { FormValues } from '@/lib/forms/schema'
import type { PaperOutcome } from '@/lib/matters/paper/number'
import type { Organ } from '@/lib/matters/paper/organ'
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
    /** How the filing ended; absent = 办结. */
    outcome?: PaperOutcome
    /** The coded reason in words, and the minutes or answer it rests on: only where it was not granted. */
    reason?: string
    minutes?: string
    /** Opinion of the deciding step as typed; its lines become the conditions unless `conditions` are given. */
    opinion: string
    conditions?: readonly string[]
    /** Lead department, for the note at the end. */
    department: string
    attachments?: readonly string[]
    copyTo?: readonly string[]
  }
  /** Who decided: absent = the commission. */
  organ?: Organ
  number: string
  issuedOn: string
  verifyCode: string
  /** Public address of the platform without a slash at its end. */
  baseUrl: string
}
