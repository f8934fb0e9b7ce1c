import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem } from '@/lib/platform/db'
import { defineJob } from '@/lib/platform/worker/jobs'
import { tradeChecks, tradeLight } from '../rules/property-checks'
import type { TradeFacts } from '../rules/property-trade'

const portion = 500

/** Makes the checks of all transactions anew where a day has passed: deadlines come without anybody changing a row. Gives how many lights changed. */
export async function judgeTrades(now: Date): Promise<number> {
  const today = shanghaiDate(now)
  let changed = 0
  for (;;) {
    const some = await asSystem('产权交易核对', async (tx) => {
      const trades = await tx.propertyTrade.findMany({ where: { judgedOn: { lt: today } }, orderBy: { id: 'asc' }, take: portion })
      const payments = await tx.propertyPayment.findMany({ where: { tradeId: { in: trades.map(({ id }) => id) } } })
      for (const trade of trades) {
        const own = payments.filter(({ tradeId }) => tradeId === trade.id)
        const light = tradeLight(tradeChecks({ ...trade, payments: own } as unknown as TradeFacts, today))
        if (light.light !== trade.light || light.breaches !== trade.breaches) {
          changed += 1
          await tx.propertyTrade.update({ where: { id: trade.id }, data: light })
        }
      }
      await tx.propertyTrade.updateMany({ where: { id: { in: trades.map(({ id }) => id) } }, data: { judgedOn: today } })
      return trades.length
    })
    if (some < portion) return changed
  }
}

defineJob({ name: 'judge-trades', cron: '20 1 * * *', work: async (_, now) => void (await judgeTrades(now)) })
