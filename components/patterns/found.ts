import { notFound } from 'next/navigation'
import { isRefusal, type RefusalCode } from '@/lib/kernel/refusal'

const elsewhere: readonly RefusalCode[] = ['not_found', 'forbidden', 'invalid']

/** What a page asked for; what is not there, what the person may not see and an address that names nothing are the same page “not found”. */
export async function found<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (isRefusal(error) && elsewhere.includes(error.code)) notFound()
    throw error
  }
}
