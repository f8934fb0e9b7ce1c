import { notFound } from 'next/navigation'
import { isRefusal } from '@/lib/kernel/refusal'

/** What a page asked for; what is not there and what the person may not see are the same page “not found”. */
export async function found<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (isRefusal(error) && (error.code === 'not_found' || error.code === 'forbidden')) notFound()
    throw error
  }
}
