import type { ColumnType } from '../vocabulary'
import { exportable } from './export-said'
import { extensionName } from './said-columns'

type Schema = Record<string, unknown>

const orNothing = (type: string, more: Schema = {}): Schema => ({ type: [type, 'null'], ...more })
const listOf = (items: Schema): Schema => ({ type: 'array', items })
const reference: Schema = { $ref: '#/definitions/OrganizationReference' }
const value: Schema = { $ref: '#/definitions/Value' }
const at = orNothing('string', { format: 'date-time' })
const lots = listOf({ type: 'string' })

const kinds: Record<ColumnType, Schema> = {
  uuid: reference,
  text: orNothing('string'),
  int: orNothing('integer'),
  money: orNothing('number'),
  ratio: orNothing('number'),
  number: orNothing('number'),
  date: orNothing('string', { format: 'date' }),
  time: at,
  bool: orNothing('boolean'),
  ints: listOf({ type: 'integer' }),
  texts: listOf({ type: 'string' }),
  big: {},
}

/** What `guozi` says of a row of a relation, in the names, titles and units of the vocabulary. */
function said(name: string, more: Schema = {}): Schema {
  const columns = exportable(name, { sensitive: true }).map((column) => [
    column.name,
    {
      ...kinds[column.type],
      title: column.title,
      ...(column.unit !== '—' && { description: `单位：${column.type === 'money' ? '元' : column.unit}` }),
    },
  ])
  return { type: 'object', properties: { ...Object.fromEntries(columns), ...more } }
}

const part = (properties: Schema): Schema => ({ type: 'object', properties })
const named = { id: { type: 'string' } }
const ofBid = { bid_no: { type: 'string', title: '投标在 bids.details 中的编号' } }
const ofExpert = { expert_no: { type: 'string', title: '专家编号' } }

/**
 * The patch of the release schema of OCDS 1.1 that tells every field of an export which the standard itself has not: lots, bids, bid opening and
 * scale of parties as the published extensions of those names have them, and `guozi`. Served by the platform, so that a package says where its own
 * fields are told and no other host is needed.
 */
export function releasePatch(): Schema {
  return {
    properties: { bids: { $ref: '#/definitions/Bids' } },
    definitions: {
      Bids: part({ details: { ...listOf({ $ref: '#/definitions/Bid' }), uniqueItems: true } }),
      Bid: {
        ...part({
          id: { type: ['string', 'integer'], minLength: 1 },
          date: at,
          status: orNothing('string'),
          tenderers: { ...listOf(reference), uniqueItems: true },
          value,
          relatedLots: lots,
          [extensionName]: said('bid', {
            trace: said('bid_trace'),
            bond: said('bid_bond'),
            items: listOf(said('bid_item', named)),
            people: listOf(said('bid_person', named)),
          }),
        }),
        required: ['id'],
      },
      Lot: {
        ...part({
          id: { type: 'string', minLength: 1 },
          title: orNothing('string'),
          status: orNothing('string'),
          value,
          numberOfTenderers: orNothing('integer'),
          awardCriteria: orNothing('string'),
          [extensionName]: { $ref: '#/definitions/TenderSaid' },
        }),
        required: ['id'],
      },
      TenderSaid: said('tender', {
        complaints: listOf(said('complaint', named)),
        evaluators: listOf(said('evaluator', { ...named, ...ofExpert, ...(said('expert').properties as Schema) })),
        scores: listOf(said('score', { ...named, ...ofBid, ...ofExpert })),
        accesses: listOf(said('bid_access', named)),
        passages: listOf(said('passage', { ...named, ...ofBid })),
      }),
      Tender: part({
        lots: { ...listOf({ $ref: '#/definitions/Lot' }), uniqueItems: true },
        bidOpening: part({ date: at }),
        [extensionName]: { $ref: '#/definitions/TenderSaid' },
      }),
      Item: part({ relatedLot: orNothing('string') }),
      Award: part({ relatedLots: lots }),
      Contract: part({ [extensionName]: said('contract') }),
      Amendment: part({ [extensionName]: said('contract_change') }),
      Transaction: part({ [extensionName]: said('payment') }),
      Organization: part({ details: part({ scale: orNothing('string') }) }),
    },
  }
}

/** What the extension is, as an extension of OCDS says it; `schema` is the address of its patch. */
export function extensionDocument(schema: string): Schema {
  const zh = (text: string) => ({ zh: text })
  return {
    name: zh('数智国资监管云平台采购数据'),
    description: zh('标段、投标、开标、主体规模，以及 guozi 成员：采购词汇表中标准没有的内容。'),
    compatibility: ['1.1'],
    schemas: ['release-schema.json'],
    urls: { schema },
  }
}
