import { statementOf } from '@/lib/risk/engine/evaluate'
import { modelOf } from '@/lib/risk/models/registry'

/** Three models beside the statements that somebody would write by hand for the same question. */
export function twins(): { code: string; name: string; ours: string; byHand: string }[] {
  const place = { facts: 'fact', today: new Date().toISOString().slice(0, 10) }
  const ours = (code: string) => {
    const model = modelOf(code)
    if (!model) throw new Error(`${code} cannot be run`)
    return { code, name: model.name, ours: `select count(*) from (${statementOf(model, place)}) x` }
  }
  return [
    {
      ...ours('FS006'),
      byHand: 'select count(*) from tender where estimate < tender_limit and (tender_limit - estimate)::float8 / tender_limit <= 0.05',
    },
    {
      ...ours('WB002'),
      byHand: `select count(*) from (select distinct a.tender_id, a.party_id, b.party_id from bid_trace a join bid_trace b
        on b.tender_id = a.tender_id and b.mac = a.mac and b.party_id > a.party_id) x`,
    },
    {
      ...ours('LC051'),
      byHand: `select count(*) from bid b join tender t on t.tender_id = b.tender_id where b.submitted_at > t.deadline_at and b.status = 'valid'`,
    },
  ]
}
