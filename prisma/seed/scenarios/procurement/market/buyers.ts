import { dayNumber } from '@/lib/kernel/workday'
import { seedId } from '../../../ids'
import type { OrganisationWorld } from '../../organisation/types'
import { markOf } from '../identifiers'
import type { Buyer, Row } from '../types'

/** The groups of the city and their subsidiaries that are in business and at home. */
export function buyersOf(world: OrganisationWorld): Buyer[] {
  return world.orgs
    .filter((org) => org.kind === 'enterprise' && org.owner === 'city' && !org.isOverseas && !org.isDormant && org.status === '存续')
    .map((org) => ({
      orgId: org.id,
      partyId: seedId('party', org.name),
      name: org.name,
      short: org.shortName || org.name,
      uscc: org.code,
      adcode: org.adcode,
      founded: dayNumber(org.foundedOn ?? '2000-01-01') ?? 0,
      level: org.level,
      legalPerson: org.legalPerson,
    }))
}

const byLevel = [12, 12, 8, 4, 2, 1]

/** How many lots each has in the draw: groups and their first subsidiaries most. */
export const weightOf = (buyer: Buyer) => byLevel[buyer.level] ?? 1

/** The row of a buyer in the register of market participants. */
export function buyerRow(buyer: Buyer, foundedOn: string): Row {
  return {
    party_id: buyer.partyId,
    org_id: buyer.orgId,
    uscc: buyer.uscc,
    ref: buyer.uscc,
    name: buyer.name,
    roles: ['buyer'],
    legal_rep_token: markOf('person', `采购人法定代表人|${buyer.name}`),
    established_on: foundedOn,
    address: `青岛市${buyer.name}注册地`,
    address_cluster: false,
    phone_token: markOf('phone', buyer.name),
    email_token: markOf('email', buyer.name),
    scale: '大型',
    producer: false,
    soe_brand: true,
    soe_registered: true,
  }
}
