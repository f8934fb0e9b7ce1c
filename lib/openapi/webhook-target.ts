import { isIP } from 'node:net'
import type { Actor } from '@/lib/kernel/actor'
import { may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { servicePerson } from './key-store'
import { hostOf, mayConnect, urlProblem } from './rules/address'
import { allowedAddresses } from './settings'

type Asked = { tx: Tx; actor: Actor; now: Date }

/** The endpoint a person works on: in their rows and not removed. Throws Refusal(not_found | stale). */
export async function webhookTarget({ tx }: Pick<Asked, 'tx'>, { id, version }: { id: string; version?: number | undefined }) {
  const endpoint = await tx.webhookEndpoint.findUnique({ where: { id } })
  if (!endpoint || endpoint.removedAt || endpoint.kind !== 'webhook') throw new Refusal('not_found', '没有这个回调，或不属于您管理的单位。')
  if (version !== undefined && version !== endpoint.version) throw new Refusal('stale', '该回调刚被他人修改，请刷新后再操作。')
  return endpoint
}

/** In whose name messages are made: the person named, else the asker, who must then be a filler. Throws Refusal(invalid). */
export async function webhookPerson({ tx, actor, now }: Asked, userId: string | undefined) {
  if (userId !== undefined && userId !== actor.userId && !may(actor, 'interface.manage'))
    throw new Refusal('invalid', '只能以本人名义登记回调', { userId: '只能以本人名义登记回调' })
  return servicePerson(tx, userId ?? actor.userId, now)
}

/** Refuses an address that cannot be called back or that leads inside without permission. Names are asked again at each call. */
export async function requireReachable({ tx, now }: Pick<Asked, 'tx' | 'now'>, text: string): Promise<void> {
  const problem = urlProblem(text) ?? (await insideProblem(tx, new URL(text), now))
  if (problem) throw new Refusal('invalid', problem, { url: problem })
}

async function insideProblem(tx: Tx, url: URL, now: Date): Promise<string | null> {
  const host = hostOf(url)
  const address = /(^|\.)localhost\.?$/i.test(host) ? '127.0.0.1' : host
  if (!isIP(address) || mayConnect(host, address, await allowedAddresses(tx, now))) return null
  return `地址 ${host} 属于内部或保留网段，须由市国资委系统管理员列入允许清单`
}
