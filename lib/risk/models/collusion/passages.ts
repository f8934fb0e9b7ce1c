import { notOneBid } from '../../engine/detectors/pairs'

/**
 * Passages of technical proposals that exactly two bidders of a tender have and the tender documents have not, as `both_have`
 * (`tender_id, a, b, digest, seq, shift, chars, body, a_page, b_page`); `shift` is how far the one stands from the other.
 */
export const pairPassages = `held as materialized (
  select q.tender_id, q.digest, min(q.party_id::text)::uuid as a, max(q.party_id::text)::uuid as b
  from {fact}.passage q where {in:q} group by q.tender_id, q.digest
  having count(*) filter (where q.bid_id is null or q.party_id is null) = 0 and count(distinct q.party_id) filter (where q.document = '技术标') = 2
    and count(distinct q.party_id) = 2
), both_have as materialized (
  select held.tender_id, held.a, held.b, held.digest, q1.seq, q1.seq - q2.seq as shift, char_length(regexp_replace(q1.body, '\\s', '', 'g')) as chars,
    q1.body, q1.page as a_page, q2.page as b_page
  from held join {fact}.passage q1 on q1.tender_id = held.tender_id and q1.digest = held.digest and q1.party_id = held.a and q1.document = '技术标'
  join {fact}.passage q2 on q2.tender_id = held.tender_id and q2.digest = held.digest and q2.party_id = held.b and q2.document = '技术标'
  where ${notOneBid('q1.bid_id', 'q2.bid_id')}
)`
