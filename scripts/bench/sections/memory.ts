import { setTimeout as sleep } from 'node:timers/promises'
import { place } from '../cores'
import { type Figure, median } from '../figures'
import type { Ground } from '../ground'
import { inspect, type PageRequest, throughput } from '../load'
import type { Options } from '../options'
import { startWeb, type Web } from '../web'
import { measuredPages } from './pages'

/** Old-space limit of the measured process in MB. */
const heapLimit = 256

/** (4) Resident memory of a fresh web process after a warm-up and after ten thousand further requests, under a fixed heap limit. */
export async function measureMemory(ground: Ground, { quick }: Options): Promise<Figure[]> {
  const web = await startWeb(ground.server().ownerUrl(), { heapLimit })
  try {
    place(web.pid, 'any')
    const pages = await measuredPages(ground.server().ownerUrl(), web.address)
    for (const page of pages) await inspect(page)
    const [warmUp, further] = quick ? [600, 2000] : [3000, 10_000]
    await ask(pages, warmUp)
    const before = await settled(web)
    await ask(pages, further)
    const after = await settled(web)
    const title = (count: number) => `RSS，${count} 次请求后（堆上限 ${heapLimit} MB）`
    const growth = (100 * (median(after) - median(before))) / median(before)
    return [
      { section: 4, name: title(warmUp), unit: ' MB', samples: before },
      { section: 4, name: title(warmUp + further), unit: ' MB', samples: after },
      { section: 4, name: `RSS 增长，${warmUp} → ${warmUp + further} 次`, unit: ' %', samples: [growth], goal: { at: 'most', value: 15 } },
    ]
  } finally {
    await web.stop()
  }
}

// Both pages by turns, so that neither is warmed up by the second half alone.
async function ask([, inbox, record]: readonly PageRequest[], requests: number): Promise<void> {
  const portion = Math.min(500, requests / 2)
  for (let done = 0; done < requests; done += 2 * portion) {
    await throughput(inbox!, 8, { requests: portion })
    await throughput(record!, 8, { requests: portion })
  }
}

async function settled(web: Web): Promise<number[]> {
  const samples: number[] = []
  for (let taken = 0; taken < 5; taken++) {
    await sleep(1000)
    samples.push(web.rss())
  }
  return samples
}
