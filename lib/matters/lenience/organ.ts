import type { Actor } from '@/lib/kernel/actor'
import { districtOrgan, issuingOrgan, type Organ } from '@/lib/matters/paper/organ'
import type { Tx } from '@/lib/platform/db'

/** The asking person's organ, as it stands under a letter and begins its number. */
export async function organOf(tx: Tx, actor: Actor): Promise<Organ> {
  const org = await tx.org.findUnique({ where: { id: actor.orgId }, select: { name: true, kind: true, adcode: true } })
  if (org?.kind === 'district') return districtOrgan(org)
  return { ...issuingOrgan, name: org?.name ?? actor.orgName }
}
