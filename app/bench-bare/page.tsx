import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { env } from '@/lib/platform/env'

/** The yardstick of `npm run bench`: the cheapest page this server can render at the time of the request. Closed otherwise. */
export default async function Page() {
  await connection()
  if (!env.BENCH) notFound()
  return <p>{env.NODE_ENV}</p>
}
