import autocannon from 'autocannon'

/** One page as a signed-in browser asks for it; `shows` must stand in it, and so often, or the measurement would be of an error page. */
export type PageRequest = { name: string; url: string; cookie?: string; shows: RegExp; times: number }

/** Looks at the page once. Throws when it is not what is to be measured. */
export async function inspect({ name, url, cookie, shows, times }: PageRequest): Promise<void> {
  const response = await fetch(url, { headers: cookie ? { cookie } : {}, redirect: 'manual' })
  const found = (await response.text()).match(new RegExp(shows, 'g'))?.length ?? 0
  if (response.status !== 200 || found < times) throw new Error(`${name}: status ${response.status}, ${found} of ${times} × ${shows}`)
}

type Amount = { seconds: number } | { requests: number }

/** Requests a second that a page is answered with, by so many connections at once. */
export async function throughput(page: PageRequest, connections: number, amount: Amount): Promise<number> {
  const result = await autocannon({
    url: page.url,
    connections,
    ...('seconds' in amount ? { duration: amount.seconds } : { amount: amount.requests }),
    headers: page.cookie ? { cookie: page.cookie } : {},
    timeout: 60,
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${page.name}: ${result.non2xx} answers not 2xx, ${result.errors} errors`)
  return result['2xx'] / result.duration
}
