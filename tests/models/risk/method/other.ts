import { cases } from '../cases'
import { type Row, wan } from '../world'

const compared = { method: '询比采购', bid_count: 2 }
const auction = { method: '竞价采购' }
const talks = (first: number, last: number, method = '竞争谈判') => ({
  t: { method },
  b: [
    { amount: wan(90), first_amount: wan(90) },
    { amount: wan(last), first_amount: wan(first) },
  ],
})
const offline = { estimate: wan(500), tender_limit: wan(400), method: '公开招标' }
/** Another tender of the enterprise that has a notice: it does hand in notices. */
const published = { method: '公开招标', notice_on: '2026-01-05' }
const agencies = (mine: number, others: number) => ({
  t: [
    ...Array.from({ length: mine }, (): Row => ({ agency_id: 'Z' })),
    ...Array.from({ length: others }, (_, index): Row => ({ agency_id: `Y${index}` })),
  ].map((row) => ({ ...row, awarded_on: '2026-03-01' })),
})

export const otherCases = [
  cases('FS021', { t: compared }, { t: { ...compared, reason_written: true } }, { t: { ...compared, bid_count: 3 } }, false),
  cases(
    'FS022',
    { t: auction, b: { amount: wan(80) } },
    { t: { method: '询比采购' }, b: { amount: wan(80) } },
    { t: auction, b: [{ amount: wan(80) }, { amount: wan(82) }] },
    false,
  ),
  cases('FS023', talks(88, 88), talks(88, 88, '询比采购'), talks(88, 87.9), false),
  cases(
    'FS026',
    { t: { estimate: wan(60), policy_limit: wan(50), platform_designated: false } },
    { t: { estimate: wan(60), policy_limit: wan(50), platform_designated: true } },
    { t: { estimate: wan(50), policy_limit: wan(50), platform_designated: false } },
    true,
  ),
  cases(
    'FS027',
    { t: [offline, published] },
    { t: [offline, { method: '公开招标' }] },
    { t: [{ ...offline, estimate: wan(400) }, published] },
    true,
  ),
  cases('FS028', agencies(12, 3), agencies(9, 1), agencies(12, 8), true),
  cases(
    'FS029',
    { t: { framework_exists: true, framework_supplier: false } },
    { t: { framework_exists: false, framework_supplier: false } },
    // Whether the supplier is in the agreement has not been told.
    { t: { framework_exists: true } },
    false,
  ),
  cases(
    'FS030',
    { c: { framework_until: '2026-03-31', ordered_on: '2026-04-20' } },
    { c: { framework_until: '2026-03-31', ordered_on: '2026-02-20' } },
    { c: { framework_until: '2026-03-31', ordered_on: '2026-03-31' } },
    false,
  ),
  cases(
    'FS031',
    { t: { in_central_catalogue: true, by_central_body: false } },
    { t: { in_central_catalogue: true, by_central_body: true } },
    { t: { in_central_catalogue: true } },
    false,
  ),
]
