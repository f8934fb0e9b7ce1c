import { place } from '../cores'
import type { Figure } from '../figures'
import { carryTo, openTask } from '../filings/carry'
import { copiesOf } from '../filings/copies'
import { readyDraft } from '../filings/draft'
import type { Ground } from '../ground'
import { inspect, type PageRequest, throughput } from '../load'
import type { Options } from '../options'
import { personFor, personOf } from '../people'
import { cookieOf, startWeb } from '../web'

/** The pages under test: the bare one, an inbox of twenty rows, the record of a decided filing. */
export async function measuredPages(
  ownerUrl: string,
  address: string,
): Promise<[bare: PageRequest, inbox: PageRequest, record: PageRequest]> {
  const filing = await readyDraft('GZ-CQ-05', await personOf('ct-fill'))
  await carryTo(filing, 'chief')
  const chief = await personFor(await openTask(filing))
  await copiesOf(ownerUrl, filing, 40)
  await carryTo(filing, null)
  const cookie = await cookieOf(chief)
  const row = /<tr[^>]*>/
  return [
    { name: '空白动态页', url: `${address}/bench-bare`, shows: /<p>production/, times: 1 },
    { name: '待办 20 行', url: `${address}/gov/inbox`, cookie, shows: row, times: 21 },
    { name: '办件详情', url: `${address}/gov/filings/${filing}`, cookie, shows: /办结/, times: 1 },
  ]
}

/** (1) Requests a second of the inbox and of a record, as a share of what the same server does for a page that only says one word. */
export async function measurePages(ground: Ground, { quick }: Options): Promise<Figure[]> {
  const ownerUrl = ground.server().ownerUrl()
  const web = await startWeb(ownerUrl)
  try {
    place(ground.server().pid, 'rest')
    place(process.pid, 'rest')
    const pages = await measuredPages(ownerUrl, web.address)
    place(web.pid, 'first')
    const seconds = quick ? 2 : 5
    for (const page of pages) {
      await inspect(page)
      await throughput(page, 4, { seconds })
    }
    const figures: Figure[] = []
    for (const connections of [1, 8]) {
      const rounds = []
      for (let round = 0; round < 3; round++) {
        const speeds = []
        for (const page of pages) speeds.push(await throughput(page, connections, { seconds }))
        rounds.push(speeds as [number, number, number])
      }
      const at = `并发 ${connections}`
      figures.push(
        { section: 1, name: `空白动态页，${at}`, unit: ' 次/秒', samples: rounds.map(([bare]) => bare) },
        { section: 1, name: `待办 20 行，${at}`, unit: ' 次/秒', samples: rounds.map(([, inbox]) => inbox) },
        { section: 1, name: `办件详情，${at}`, unit: ' 次/秒', samples: rounds.map(([, , record]) => record) },
        {
          section: 1,
          name: `待办 ÷ 空白页，${at}`,
          unit: '',
          samples: rounds.map(([bare, inbox]) => inbox / bare),
          goal: { at: 'least', value: 0.3 },
        },
        {
          section: 1,
          name: `详情 ÷ 空白页，${at}`,
          unit: '',
          samples: rounds.map(([bare, , record]) => record / bare),
          goal: { at: 'least', value: 0.25 },
        },
      )
    }
    return figures
  } finally {
    await web.stop()
    place(process.pid, 'any')
  }
}
