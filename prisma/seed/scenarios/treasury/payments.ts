import { addDays, isWorkday } from '@/lib/kernel/workday'
import { defaultThreshold } from '@/lib/treasury/default-words'
import { seedId } from '../../ids'
import type { SeedAccount } from './accounts'
import { portion, round, type TreasuryScene } from './scene'

/** A payment as it is judged; `payee` in clear only here. */
export type SeedPayment = {
  id: string
  account: SeedAccount
  at: Date
  direction: '付' | '收'
  amount: bigint
  payee: string
  summary: string
  purpose: string
  token: string
}

const trades = ['建材', '工程', '物流', '科技', '电气', '机电', '环保', '园林', '物业', '设备', '广告', '咨询']
const fancy = ['海岳', '鲁信', '齐胜', '恒达', '瑞丰', '金桥', '博海', '同创', '华泰', '远见', '蓝天', '万方', '东岳', '中恒']
const purposes = ['工程款', '货款', '服务费', '设备款', '材料款', '物业费', '运费']

/** Half an hour of a day in Shanghai. */
export const atTime = (day: string, hour: number, minute: number) =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`)

/** The working day `back` days before today or the nearest before it. */
export function workdayBefore(today: string, back: number): string {
  let day = addDays(today, -back)
  while (!isWorkday(day)) day = addDays(day, -1)
  return day
}

/** The name of a supplier; every name says that it is an example. */
export const supplier = (n: number) => `示例${fancy[n % fancy.length]}${trades[Math.floor(n / fancy.length) % trades.length]}有限公司`

/** Enters a payment into the scene. */
export function writePayment(scene: TreasuryScene, key: string, payment: Omit<SeedPayment, 'id' | 'token'>): SeedPayment {
  const { account, at, direction, amount, payee, summary, purpose } = payment
  const id = seedId('treasury-payment', key)
  const name = scene.mark('户名', payee)
  scene.add('treasury_payment', {
    ...{
      id,
      org_id: account.holder.org.id,
      account_id: account.id,
      serial: `LS${id.slice(0, 8).toUpperCase()}${id.slice(24, 30).toUpperCase()}`,
    },
    ...{ at, direction, amount, payee_token: name.token, payee_masked: name.masked, payee_number_token: null, payee_number_masked: null },
    ...{ summary, purpose, contract_no: `HT-${id.slice(28, 34)}`, budget_item: purpose, approval_no: `SP-${id.slice(30, 36)}` },
    ...{ received_at: new Date(Math.min(at.getTime() + 40_000, scene.now.getTime())), source: '演示' },
  })
  return { ...payment, id, token: name.token }
}

/** What an enterprise pays and receives by itself in the last ninety days: on working days, in working hours, to suppliers. */
export function writeOrdinaryPayments(scene: TreasuryScene, accounts: readonly SeedAccount[]): SeedPayment[] {
  const basic = accounts.filter(({ kind, status }) => kind === '基本' && status === '正常')
  return basic.flatMap((account) => {
    const { chance, cash, org, group } = account.holder
    const count = group ? chance.int(40, 60) : chance.int(14, 26)
    return Array.from({ length: count }, (_, index) => {
      const large = chance.chance(0.03)
      const most = portion(cash, 0.01) < portion(defaultThreshold, 0.6) ? portion(cash, 0.01) : portion(defaultThreshold, 0.6)
      const amount = large ? portion(defaultThreshold, 1 + chance.next() * 3) : portion(most, 0.05 + chance.next() * 0.9)
      const day = workdayBefore(scene.today, chance.int(1, 90))
      const purpose = chance.pick(purposes)
      return writePayment(scene, `${org.id}:${index}`, {
        ...{
          account,
          at: atTime(day, chance.int(9, 16), chance.int(0, 59)),
          direction: chance.chance(0.3) ? '收' : '付',
          amount: round(amount),
        },
        ...{ payee: supplier(chance.int(0, 167)), purpose, summary: `支付${purpose}` },
      })
    })
  })
}
