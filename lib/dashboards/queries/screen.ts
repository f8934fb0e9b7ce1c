import { z } from 'zod'
import { measuresOf } from '@/lib/dashboards/queries/measures'
import { riskFigures } from '@/lib/dashboards/queries/risk-figures'
import { districtFigures, enterpriseCounts } from '@/lib/dashboards/queries/screen-enterprises'
import { filingsNow, groupFigures, latestActs, overdueLines } from '@/lib/dashboards/queries/screen-filings'
import { staysOf } from '@/lib/dashboards/queries/stays'
import type { ScreenFigures } from '@/lib/dashboards/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineQuery } from '@/lib/platform/query'

const latestShown = 16

/** All figures of the first screen in one transaction, so that they agree with one another. */
export const screenFigures = defineQuery({
  name: 'screenFigures',
  permission: 'screen.read',
  input: z.object({}),
  run: async ({ tx, actor, now }): Promise<ScreenFigures> => {
    const asked = { actor, now }
    const today = shanghaiDate(now)
    const period = { from: `${today.slice(0, 4)}-01-01`, to: today }
    const { total, by } = await measuresOf(tx, period, asked)
    return {
      asOf: now.toISOString(),
      today,
      period,
      enterprises: await enterpriseCounts(tx),
      now: await filingsNow(tx, asked, today),
      year: total,
      groups: await groupFigures(tx, period, asked),
      steps: (await staysOf(tx, period, asked)).steps,
      districts: await districtFigures(
        tx,
        by.adcode.map(({ key, filings, open }) => ({ adcode: key, filings, open })),
      ),
      overdue: await overdueLines(tx, asked),
      latest: await latestActs(tx, asked, latestShown),
      risks: await riskFigures(tx, period),
    }
  },
})
