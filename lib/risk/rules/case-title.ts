/**
 * SQL of what a case `c` of a tender `t` (null = none) is called where it stands among others: the tender, and whom a group of findings
 * speaks of, since one tender may have a case of its own and one for every group of its bidders. The bidders are named by the register:
 * a finding's own subject is often the tender, and would say its title twice.
 */
export const caseTitle = `coalesce(
    t.title || coalesce((select '（' || left(string_agg(p.name, '、' order by p.name), 60) || '）' from party p where p.party_id = any(c.party_ids)
      and exists (select 1 from risk_finding f where f.case_id = c.id and cardinality(f.party_ids) > 1)), ''),
    (select f.subject_name from risk_finding f where f.case_id = c.id order by f.first_seen_at desc limit 1), '')`
