/**
 * SQL of what a case `c` of a tender `t` (null = none) is called where it stands among others: the tender, and whom a group of findings
 * speaks of, since one tender may have a case of its own and one for every group of its bidders.
 */
export const caseTitle = `coalesce(
    t.title || coalesce((select '（' || left(f.subject_name, 60) || '）' from risk_finding f
      where f.case_id = c.id and cardinality(f.party_ids) > 1 order by f.weight = '红' desc, f.first_seen_at, f.id limit 1), ''),
    (select f.subject_name from risk_finding f where f.case_id = c.id order by f.first_seen_at desc limit 1), '')`
