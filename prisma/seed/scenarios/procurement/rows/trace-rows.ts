import type { Days } from '../calendar'
import { between, ratio } from '../draw'
import { hexOf } from '../identifiers'
import type { Offer, Row, Sketch } from '../types'

const defaults = ['Administrator', 'user', 'WPS Office', 'Microsoft Office User', 'lenovo']
const exits = ['218.58.64.17', '119.167.92.201', '27.223.18.66', '60.209.144.9']

/** The rows of `bid_trace`: machines, programs and people of each firm, with the coincidences that mean nothing: `template` is the file that the buyer hands out. */
export function traceRows(sketch: Sketch, offers: readonly Offer[], template: string | null, days: Days): Row[] {
  const { chance } = sketch
  return offers.map((offer, index) => ({
    bid_id: offer.bidId,
    tender_id: sketch.id,
    org_id: sketch.buyer.orgId,
    party_id: offer.party.partyId,
    ...machine(sketch, offer),
    ...document(sketch, offer, index, days),
    ...text(sketch, offer, offers, index),
    ...people(offer, days),
    file_code: template !== null && chance.chance(0.3) ? template : `FC-${hexOf(chance, 10)}`,
  }))
}

function machine({ chance }: Sketch, { party }: Offer): Row {
  const shared = chance.chance(0.07)
  const s = party.serial
  // Two machines a firm.
  const device = `${party.staff.slice(0, 10)}${chance.chance(0.7) ? 'a' : 'b'}`
  return {
    ip: shared ? chance.pick(exits) : `${20 + (s % 180)}.${(s >> 3) % 250}.${(s * 7) % 250}.${s % 251}`,
    ip_shared: shared,
    mac: mac(device),
    cpu: `${device.slice(0, 8)}${device.slice(2, 10)}${device.at(-1)}`.toUpperCase(),
    disk: `WD-${device.slice(1, 9).toUpperCase()}${device.at(-1)}`,
    board: `MB${device.toUpperCase()}`,
    lock_no: `GLD${String(s * 37 + 1_000_003)}`,
    login_device: `LD-${device}`,
    download_device: `DD-${device}`,
  }
}

const mac = (device: string) =>
  [0, 2, 4, 6, 8]
    .map((at) => device.slice(at, at + 2))
    .join('-')
    .concat(device.endsWith('a') ? '-0A' : '-0B')
    .toUpperCase()

// Minutes of different bidders never fall near each other: each has its own place in a round of 128 minutes.
function document({ chance, course }: Sketch, { party }: Offer, index: number, days: Days): Row {
  const minute = (spread: number) => Math.floor(chance.int(0, spread) / 128) * 128 + 8 * (index % 16)
  const created = minute(14_000) + 2880
  const modified = Math.min(minute(2000) + 180, created - 60)
  return {
    uploaded_at: days.at(course.deadline, course.opening - 60 * (Math.floor(chance.int(0, 2400) / 128) * 128 + 8 * (index % 16) + 11)),
    author: chance.chance(0.35) ? chance.pick(defaults) : `${party.staff.slice(0, 6)}编制`,
    last_saved_by: chance.chance(0.35) ? chance.pick(defaults) : `${party.staff.slice(6, 12)}校对`,
    company: chance.chance(0.4) ? party.name : null,
    rsid_root: hexOf(chance, 8).toUpperCase(),
    rsids: ints(chance, 4),
    pdf_id: `uuid:${hexOf(chance, 12)}`,
    created_at: days.at(course.deadline, course.opening - 60 * created),
    modified_at: days.at(course.deadline, course.opening - 60 * modified),
    scanner: `SC-${party.serial}`,
  }
}

const ints = (chance: Sketch['chance'], size: number) => Array.from({ length: size }, () => Math.floor(chance.next() * 2_147_483_647))

function text({ chance, method, category, n }: Sketch, { party }: Offer, offers: readonly Offer[], index: number): Row {
  const tendered = method === '公开招标' || method === '邀请招标'
  const other = offers[(index + 1) % offers.length]!
  return {
    images: tendered ? [hexOf(chance, 12), hexOf(chance, 12)] : [],
    odd_errors: chance.chance(0.08) ? [`第${chance.int(3, 140)}页“${hexOf(chance, 4)}”编号与目录不符`] : [],
    cert_nos: [`ZS${party.serial}01`, `JC${party.serial}${chance.int(10, 99)}`],
    supplements: category === '施工' && chance.chance(0.5) ? [`补${hexOf(chance, 6)}`, `补${hexOf(chance, 6)}`] : [],
    wrong_sums: category === '施工' && chance.chance(0.02) ? [`${hexOf(chance, 6)}:${hexOf(chance, 3)}`] : [],
    sketch: tendered && n % 3 === 0 ? ints(chance, 32) : [],
    semantic_near: offers.length > 1 ? ratio(between(chance, 0.01, 0.11)) : null,
    semantic_party_id: offers.length > 1 ? other.party.partyId : null,
  }
}

function people({ party }: Offer, days: Days): Row {
  const { staff, serial } = party
  return {
    ca_handler_token: `ca${staff}`,
    // One slot of seven minutes for each firm.
    ca_applied_at: days.at(days.today - 1830 - (serial % 300), 28_800 + Math.floor((serial % 60_000) / 300) * 420),
    rep_token: `rp${staff}`,
    rep_phone_token: `ph${staff}`,
    email_token: `em${staff}`,
    handler_token: `hd${staff}`,
  }
}
