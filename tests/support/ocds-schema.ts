import { z } from 'zod'

/**
 * What the release schema and the release package schema of the Open Contracting Data Standard 1.1.5 ask of the parts that the platform exports,
 * written from the standard: required members, types, date-times, closed codelists, ids that are not empty, lists without equal entries. Stricter
 * in one thing: a member that neither the standard nor the declared extension knows is an error. `guozi` is checked by the extension's own document.
 */

const dateTime = z.iso.datetime({ offset: true })
const id = z.union([z.string().min(1), z.int()])
const text = z.string()
const said = { guozi: z.record(z.string(), z.unknown()).optional() }

/** A list of which no two entries are equal. */
const unique = <T extends z.ZodType>(entry: T) =>
  z.array(entry).refine((list) => new Set(list.map((each) => JSON.stringify(each))).size === list.length, 'entries are equal')
const optional = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).partial()

/** ISO 4217, as far as the codes that occur here go. */
const currency = z.string().regex(/^[A-Z]{3}$/)
const value = optional({ amount: z.number(), currency })
const period = optional({ startDate: dateTime, endDate: dateTime, maxExtentDate: dateTime, durationInDays: z.int() })
const reference = optional({ id, name: text }).refine((party) => Object.keys(party).length > 0, 'says nothing')
const classification = optional({ scheme: text, id, description: text })
const item = z.strictObject({ id }).extend({
  description: text.optional(),
  classification: classification.optional(),
  // Lots.
  relatedLot: text.optional(),
})
const amendment = optional({ id: text, date: dateTime, rationale: text, description: text }).extend(said)
const tenderStatus = z.enum(['planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn'])

/** Codelist partyRole is open: any text. */
const party = optional({
  name: text,
  roles: z.array(text),
  identifier: optional({ scheme: text, id, legalName: text }),
  address: optional({ streetAddress: text, locality: text, region: text, postalCode: text, countryName: text }),
  details: z.record(z.string(), z.unknown()),
}).extend({ id: z.string().min(1) })

const lot = z.strictObject({ id: z.string().min(1), ...said }).extend({
  title: text.optional(),
  status: tenderStatus.optional(),
  value: value.optional(),
  numberOfTenderers: z.int().optional(),
  awardCriteria: text.optional(),
})

const tender = optional({
  title: text,
  status: tenderStatus,
  procuringEntity: reference,
  items: unique(item),
  value,
  procurementMethod: z.enum(['open', 'selective', 'limited', 'direct']),
  procurementMethodDetails: text,
  procurementMethodRationale: text,
  mainProcurementCategory: z.enum(['goods', 'works', 'services']),
  awardCriteria: text,
  tenderPeriod: period,
  numberOfTenderers: z.int(),
  amendments: z.array(amendment),
  // Lots and the opening of bids.
  lots: unique(lot),
  bidOpening: optional({ date: dateTime }),
}).extend({ id, ...said })

const bid = z.strictObject({ id, ...said }).extend({
  date: dateTime.optional(),
  status: z.enum(['invited', 'pending', 'valid', 'disqualified', 'withdrawn']).optional(),
  tenderers: unique(reference).optional(),
  value: value.optional(),
  relatedLots: z.array(text).optional(),
})

const award = optional({
  status: z.enum(['pending', 'active', 'cancelled', 'unsuccessful']),
  date: dateTime,
  value,
  suppliers: unique(reference),
  items: unique(item),
  relatedLots: z.array(text),
}).extend({ id })

const transaction = optional({ date: dateTime, value, payer: reference, payee: reference }).extend({ id, ...said })
const contract = optional({
  title: text,
  status: z.enum(['pending', 'active', 'cancelled', 'terminated']),
  period,
  value,
  dateSigned: dateTime,
  implementation: optional({ transactions: unique(transaction) }),
  amendments: z.array(amendment),
}).extend({ id, awardID: id, ...said })

const tags = [
  ...['planning', 'planningUpdate', 'tender', 'tenderAmendment', 'tenderUpdate', 'tenderCancellation', 'award', 'awardUpdate'],
  ...['awardCancellation', 'contract', 'contractUpdate', 'contractAmendment', 'implementation', 'implementationUpdate'],
  ...['contractTermination', 'compiled'],
] as const

const release = optional({
  language: text,
  parties: unique(party),
  buyer: reference,
  planning: optional({ budget: optional({ id, amount: value, project: text, projectID: id }) }),
  tender,
  bids: optional({ details: unique(bid) }),
  awards: unique(award),
  contracts: unique(contract),
}).extend({
  ocid: z.string().min(1),
  id: z
    .string()
    .min(1)
    .regex(/^[^#]*$/, 'a release id has no number sign'),
  date: dateTime,
  tag: z.array(z.enum(tags)).min(1),
  initiationType: z.literal('tender'),
})

/** A release package of OCDS 1.1. */
export const ocdsPackage = z.strictObject({
  uri: z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'is no URI'),
  version: z.literal('1.1'),
  extensions: unique(z.url()).optional(),
  publishedDate: dateTime,
  publisher: optional({ scheme: text, uid: text, uri: z.url() }).extend({ name: text }),
  releases: unique(release),
})
