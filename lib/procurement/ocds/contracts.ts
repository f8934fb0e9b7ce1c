import { extended } from './extension'
import { rowId } from './ids'
import type { Part } from './lots'
import type { Row } from './parties'
import type { FactRows, Mapping } from './rows'
import { awardNo, tenderIdOf } from './tender'
import { countAt, dayAt, type Json, listAt, moneyAt, type Note, namedOnce, objectAt, textAt } from './values'

/** One row a supplier of an award. An award without suppliers, or with one that has no id, has a row under an id of its own. */
export function awardRows({ org, parties, note }: Mapping, { key, release }: Part): Row[] {
  const under: Note = (path, words) => note(`awards.${path}`, words)
  const names = new Map<string, number>()
  return listAt(release, 'awards', note).flatMap((award, place) => {
    const no = namedOnce(awardNo(award, place, under), names, '定标', under)
    const value = moneyAt(award, 'value', under)
    const suppliers = listAt(award, 'suppliers', under)
    const ids = suppliers.map((supplier, index) => parties.idOf(supplier, 'supplier') ?? `#${index + 1}`)
    return [...new Set(ids.length > 0 ? ids : ['#0'])].map((party) => {
      const known = !party.startsWith('#')
      const row = {
        award_id: rowId('award', key, no, party),
        award_no: no,
        tender_id: tenderIdOf(key),
        org_id: org,
        party_id: known ? party : rowId('nobody', key, no, party),
        status: textAt(award, 'status', under),
        amount: value?.cents,
        currency: value?.currency,
        decided_on: dayAt(award, 'date', under),
      }
      // For the other parts of the mapping; no column.
      return Object.defineProperty(row, 'known', { value: known, enumerable: false })
    })
  })
}

/** Contracts with their changes and payments. */
export function contractRows(mapping: Mapping, part: Part, awards: readonly Row[]): FactRows {
  const under: Note = (path, words) => mapping.note(`contracts.${path}`, words)
  const rows = { contract: [] as Row[], contract_change: [] as Row[], payment: [] as Row[] }
  const names = new Set<string>()
  for (const [index, contract] of listAt(part.release, 'contracts', mapping.note).entries()) {
    const code = textAt(contract, 'id', under) ?? `#${index + 1}`
    if (names.has(code)) {
      under('id', `合同编号 ${code} 重复，只用第一个`)
      continue
    }
    names.add(code)
    const row = contractRow(mapping, part, contract, code, awards, under)
    const currency = row.currency as string | undefined
    rows.contract.push(row)
    rows.contract_change.push(...changeRows(mapping, row, contract, under))
    rows.payment.push(...paymentRows(mapping, row, contract, currency, under))
  }
  return rows
}

function contractRow(mapping: Mapping, { key }: Part, contract: Json, code: string, awards: readonly Row[], note: Note): Row {
  const { ocid, org } = mapping
  const value = moneyAt(contract, 'value', note)
  const period = objectAt(contract, 'period', note)
  const award = textAt(contract, 'awardID', note)
  const started = dayAt(period, 'startDate', note)
  const planned = dayAt(period, 'endDate', note)
  const days = started && planned ? Math.round((Date.parse(planned) - Date.parse(started)) / 86_400_000) : undefined
  return {
    contract_id: rowId('contract', ocid, code),
    org_id: org,
    tender_id: tenderIdOf(key),
    code,
    title: textAt(contract, 'title', note),
    party_id: awards.find((each) => each.award_no === award && each.known)?.party_id,
    amount: value?.cents,
    currency: value?.currency,
    signed_on: dayAt(contract, 'dateSigned', note),
    started_on: started,
    planned_days: countAt(period, 'durationInDays', note) ?? days,
    planned_end_on: planned,
    ...extended(mapping, 'contract', contract, note),
  }
}

function changeRows(mapping: Mapping, contract: Row, source: Json, note: Note): Row[] {
  const names = new Map<string, number>()
  return listAt(source, 'amendments', note).flatMap((change, index) => {
    const changed = dayAt(change, 'date', note)
    if (changed === undefined) note('amendments', `第 ${index + 1} 次变更没有日期，未采用`)
    if (changed === undefined) return []
    const own = namedOnce(textAt(change, 'id', note) ?? `#${index + 1}`, names, '变更', note)
    return {
      change_id: rowId('change', String(contract.contract_id), own),
      contract_id: contract.contract_id,
      tender_id: contract.tender_id,
      org_id: mapping.org,
      changed_on: changed,
      ...extended(mapping, 'contract_change', change, note),
    }
  })
}

function paymentRows(mapping: Mapping, contract: Row, source: Json, currency: string | undefined, note: Note): Row[] {
  const { org, mask } = mapping
  const transactions = listAt(objectAt(source, 'implementation', note), 'transactions', note)
  const names = new Map<string, number>()
  return transactions.map((transaction, index) => {
    const value = moneyAt(transaction, 'value', note) ?? moneyAt(transaction, 'amount', () => undefined)
    const same = value?.currency === undefined || currency === undefined || value.currency === currency
    if (!same) note('implementation.transactions', `付款币种 ${value.currency} 与合同币种 ${currency} 不同，金额未采用`)
    const own = namedOnce(textAt(transaction, 'id', note) ?? `#${index + 1}`, names, '付款', note)
    const account = textAt(objectAt(transaction, 'payee', note), 'accountNumber', note)
    return {
      payment_id: rowId('payment', String(contract.contract_id), own),
      contract_id: contract.contract_id,
      tender_id: contract.tender_id,
      org_id: org,
      paid_on: dayAt(transaction, 'date', note),
      amount: same ? value?.cents : undefined,
      account_token: account === undefined ? undefined : mask?.('账户', account),
      ...extended(mapping, 'payment', transaction, note),
    }
  })
}
