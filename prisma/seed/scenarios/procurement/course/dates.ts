import type { Rng } from '../../../rng'
import type { Days } from '../calendar'
import type { Category, Course, Method } from '../types'

const openings = [32_400, 34_200, 36_000, 50_400, 52_200]

type Asked = { method: Method; category: Category; mandatory: boolean; notice: number; size: number; estimate: number }

/** The days of a tender and its contract in the order of the law, with the small unevenness of ordinary offices. */
export function courseOf(chance: Rng, days: Days, asked: Asked): Course {
  const { notice, mandatory, method } = asked
  const tendered = method === '公开招标' || method === '邀请招标'
  const approved = notice - chance.int(6, 40)
  const initiated = approved - chance.int(2, 12)
  const demand = initiated - chance.int(3, 24)
  const planned = notice + chance.int(-12, 10)
  const saleTo = days.work(notice + chance.int(5, 8))
  const wait = mandatory ? chance.int(21, 34) : tendered ? chance.int(15, 25) : chance.int(8, 14)
  const deadline = days.work(notice + wait)
  const opening = chance.pick(openings)
  const report = days.work(deadline + (chance.chance(0.4) ? 1 : 0))
  // 收到评标报告之日起三日内公示。
  const publicityFrom = Math.min(days.work(report + 1), report + 3)
  const publicityTo = publicityFrom + chance.int(3, 5)
  const award = days.work(publicityTo + chance.int(1, 5))
  const noticeOfAward = days.work(award + chance.int(0, 3))
  const reported = Math.min(award + chance.int(3, 13), award + 15)
  const late = chance.chance(0.006)
  const signed = late ? noticeOfAward + chance.int(32, 48) : Math.min(days.work(noticeOfAward + chance.int(4, 22)), noticeOfAward + 29)
  return {
    ...{
      demand,
      planned,
      initiated,
      approved,
      notice,
      saleTo,
      deadline,
      opening,
      report,
      publicityFrom,
      publicityTo,
      award,
      noticeOfAward,
      reported,
      signed,
    },
    ...carriedOut(chance, days, asked, signed),
  }
}

const durations: Readonly<Record<Category, readonly [number, number]>> = {
  施工: [90, 420],
  货物: [25, 100],
  服务: [180, 365],
  勘察设计监理: [60, 240],
}

function carriedOut(chance: Rng, days: Days, { category }: Asked, signed: number) {
  const [low, high] = durations[category]
  const duration = chance.int(low, high)
  const started = days.work(signed + chance.int(5, 20))
  const plannedEnd = started + duration
  // One in fifty is late by more than a tenth of its time.
  const drift = chance.chance(0.02) ? chance.int(11, 24) / 100 : chance.int(-6, 7) / 100
  const ended = Math.max(started + 15, plannedEnd + Math.round(duration * drift))
  const accepted = days.work(ended + chance.int(3, 20))
  const settled = days.work(accepted + chance.int(20, 120))
  return { duration, started, plannedEnd, ended, accepted, settled }
}
