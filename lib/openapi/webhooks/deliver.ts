import { pauseAfter } from '@/lib/openapi/rules/backoff'
import { signMessage } from '@/lib/openapi/rules/signature'
import { allowedAddresses } from '@/lib/openapi/settings'
import { open } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { type Posted, post } from './post'

type Due = { id: string; topic: string; body: string; attempts: number; url: string; secret: string; appId: string | null }

/** A worker that dies while it sends leaves the message to the next one after this long. */
const leaseSeconds = 60
const most = 16

/**
 * Sends what is due, each message under a lease so that several workers never send it at the same time; gives how many were tried. At
 * most one message an endpoint and call, so that a slow receiver holds up only itself.
 */
export async function deliverDue(now: Date): Promise<number> {
  const due = await claim(now)
  if (due.length === 0) return 0
  const allowed = await asSystem('读取回调地址许可', (tx) => allowedAddresses(tx, now))
  await Promise.all(
    due.map(async (message) => {
      const timestamp = Math.floor(now.getTime() / 1000)
      await settle(message, await post(message.url, headersOf(message, timestamp), message.body, allowed), now)
    }),
  )
  return due.length
}

function headersOf(message: Due, timestamp: number): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'guozi-webhook/1',
    'x-guozi-id': message.id,
    'x-guozi-topic': message.topic,
    'x-guozi-timestamp': String(timestamp),
    ...(message.appId ? { 'x-guozi-app': message.appId } : {}),
    'x-guozi-signature': signMessage(open(message.secret), timestamp, message.id, message.body),
  }
}

function claim(now: Date): Promise<Due[]> {
  return asSystem('领取待投递的回调', async (tx) => {
    return tx.$queryRaw<Due[]>`
      with next as (
        select distinct on (d.endpoint_id) d.id from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
          join user_account u on u.id = e.user_id and (u.status = 'active' or e.kind = 'office')
        where d.status = 'waiting' and d.next_at <= ${now}::timestamptz and e.enabled and e.removed_at is null
        order by d.endpoint_id, d.next_at, d.id),
      mine as (select d.id from webhook_delivery d where d.id in (select id from next) order by d.next_at limit ${most} for update skip locked)
      update webhook_delivery d set attempts = d.attempts + 1, last_at = ${now}::timestamptz,
        next_at = ${now}::timestamptz + make_interval(secs => ${leaseSeconds})
      from mine, webhook_endpoint e
      where d.id = mine.id and e.id = d.endpoint_id and d.status = 'waiting' and d.next_at <= ${now}::timestamptz
      returning d.id::text, d.topic, d.body, d.attempts, e.url, e.secret, e.app_id as "appId"`
  })
}

async function settle({ id, attempts }: Due, { code, error }: Posted, now: Date): Promise<void> {
  const pause = error === null ? null : pauseAfter(attempts)
  const outcome =
    error === null
      ? { status: 'delivered', deliveredAt: now }
      : pause === null
        ? { status: 'given_up' }
        : { nextAt: new Date(now.getTime() + pause * 1000) }
  await asSystem('记录回调投递结果', (tx) =>
    // A person may have cancelled it, or asked for it anew, while it was on its way.
    tx.webhookDelivery.updateMany({
      where: { id, status: 'waiting', attempts },
      data: { ...outcome, responseCode: code, lastError: error },
    }),
  )
}

/** Messages are kept this long, for looking up and sending again; what still waits then waits for an endpoint that stays switched off. */
const keptDays = 90

/** Removes messages that have served their time; for the worker, daily. */
export async function tidyDeliveries(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  return asSystem('清理回调记录', async (tx) => {
    const { count } = await tx.webhookDelivery.deleteMany({ where: { createdAt: { lt: before } } })
    return count
  })
}
