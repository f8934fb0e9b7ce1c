/** The plain conditions of models as SQL over the tables: each gives the tenders that meet it. For proofs about data, not for the engine. */
const tender = (where: string) => `select t.tender_id from tender t where ${where}`
const contract = (where: string) => `select t.tender_id from contract c join tender t on t.tender_id = c.tender_id where ${where}`
const bid = (where: string) => `select t.tender_id from bid b join tender t on t.tender_id = b.tender_id where ${where}`
const pair = (table: string, where: string) =>
  `select x1.tender_id from ${table} x1 join ${table} x2 on x2.tender_id = x1.tender_id and x2.party_id > x1.party_id where ${where}`
const same = (table: string, column: string) => pair(table, `x1.${column} = x2.${column}`)
const clause = (pattern: string) => `select q.tender_id from passage q where q.bid_id is null and q.body ~ '${pattern}'`
const evaluator = (where: string) =>
  `select v.tender_id from evaluator v join expert e on e.expert_id = v.expert_id join tender t on t.tender_id = v.tender_id where ${where}`
const payment = (where: string) => `select c.tender_id from payment y join contract c on c.contract_id = y.contract_id where ${where}`
const listing = (kind: string) =>
  `select t.tender_id from tender t join party_listing z on z.party_id = t.winner_id and z.kind = '${kind}' and t.awarded_on between z.from_on and coalesce(z.to_on, t.awarded_on)`
const linked = (where: string) =>
  pair(
    'bid',
    `exists (select 1 from party_link l1 join party_link l2 on ${where} where l1.party_id = x1.party_id and l2.party_id = x2.party_id)`,
  )
const notTendered = `t.method not in ('公开招标', '邀请招标')`
const prices = `select b.tender_id, b.amount::float8 as a, lag(b.amount) over (partition by b.tender_id order by b.amount) as before, count(*) over (partition by b.tender_id) as n
  from bid b where b.status = 'valid' and b.amount > 0`
const changed = (having: string) =>
  `select h.tender_id from contract_change h join contract c on c.contract_id = h.contract_id group by h.tender_id, c.amount having ${having}`

/** What must not happen by itself: a hit is a planted case. */
export const grave: Readonly<Record<string, string>> = {
  FS001: tender(`t.category = '施工' and t.state_funded and t.estimate >= 400000000 and ${notTendered}`),
  FS002: tender(`t.category = '货物' and t.engineering and t.estimate >= 200000000 and ${notTendered}`),
  FS003: tender(`t.category = '勘察设计监理' and t.estimate >= 100000000 and ${notTendered}`),
  FS004: `select t.tender_id from tender t join tender t2 on t2.project_id = t.project_id and t2.class_code = t.class_code and t2.notice_on between t.notice_on - 90 and t.notice_on + 90
    and t2.estimate < t2.tender_limit and t2.method not in ('公开招标', '邀请招标') where t.estimate < t.tender_limit and ${notTendered}
    group by t.tender_id, t.tender_limit having count(*) > 1 and sum(t2.estimate) >= t.tender_limit`,
  FS008: contract(`t.estimate < t.tender_limit and c.amount >= t.tender_limit and ${notTendered}`),
  FS010: tender(`t.method_reason in ('抢险救灾', '涉密', '专利') and not t.reason_approved`),
  FS011: tender(`t.approved_method = '公开招标' and t.method <> t.approved_method`),
  FS013: tender(`t.invited_count < 3`),
  FS021: tender(`t.method = '询比采购' and t.bid_count < 3 and not t.reason_written`),
  FS024: tender(`t.failed_count >= 2 and t.method = '直接采购' and t.failed_same_bidder`),
  FS027: tender(`t.method = '公开招标' and t.notice_url is null and t.status <> 'planned'`),
  LC001: tender('t.notice_on < t.approved_on or t.approved_on is null'),
  LC004: tender('not t.decision_doc or t.attendance_pct < 0.6667'),
  LC005: contract('t.demand_on > c.signed_on'),
  LC007: tender('t.doc_sale_to - t.doc_sale_from < 5'),
  LC008: tender('t.mandatory and t.prequal_deadline_on - t.prequal_stop_on < 5'),
  LC009: tender('t.mandatory and t.deadline_on - t.doc_issued_on < 20'),
  LC012: tender('t.clarification_affects and t.deadline_on - t.last_clarified_on < 15'),
  LC014: `select d.tender_id from complaint d where d.kind = '异议' and d.answered_on - d.received_on > 3`,
  LC016: tender('t.bond_amount > 0.02 * t.estimate'),
  LC020: clause('仅限指定品牌'),
  LC022: tender('t.products_meeting <= 2'),
  LC024: tender('t.maker_similarity >= 0.6'),
  LC025: tender('t.winner_prior_passage >= 60'),
  LC026: `select t.tender_id from tender t join bid b on b.tender_id = t.tender_id join party p on p.party_id = b.party_id and p.name in (t.doc_author, t.doc_company)`,
  LC028: tender('t.qualification_over >= 1'),
  LC033: clause('本市业绩'),
  LC034: clause('本地注册'),
  LC035: clause('须为国有企业'),
  LC050: tender(`t.submitted_count < 3 and t.opened_at is not null and t.method in ('公开招标', '邀请招标')`),
  LC051: bid(`b.status = 'valid' and b.submitted_at > t.deadline_at`),
  LC052: tender(`abs(extract(epoch from t.opened_at - t.deadline_at)) > 1800`),
  LC053: bid('b.decrypted_at < t.opened_at'),
  LC054: `select a.tender_id from bid_access a where not a.authorised`,
  LC057: `select b.tender_id from bid b group by b.tender_id having count(*) >= 3 and count(*) filter (where b.status = 'disqualified') = count(*) - 1`,
  LC058: `select t.tender_id from tender t join lateral (select b.status from bid b where b.tender_id = t.tender_id order by b.amount limit 1) low on true
    where t.award_rule = '最低价' and low.status = 'disqualified'`,
  LC061: `select b1.tender_id from bid b1 join bid b2 on b2.tender_id = b1.tender_id and b2.defect = b1.defect and b2.status = 'valid' where b1.status = 'disqualified'`,
  LC063: bid(`b.status = 'valid' and b.amount > t.ceiling`),
  LC064: clause('最低投标限价，下浮率'),
  LC065: tender('t.report_rule <> t.announced_rule'),
  LC066: tender('t.mandatory and (t.publicity_from - t.report_on > 3 or t.publicity_to - t.publicity_from < 3)'),
  LC067: tender('t.mandatory and t.winner_id <> t.first_candidate_id and not t.first_gave_up'),
  LC069: tender('t.clarification_changed_offer'),
  LC070: `select t.tender_id from complaint d join tender t on t.tender_id = d.tender_id where d.received_on <= t.awarded_on and t.awarded_on < d.decided_on`,
  LC071: `select d.tender_id from complaint d where d.executed_on - d.decided_on > 30`,
  LC075: tender('t.mandatory and (t.committee_size < 5 or t.committee_size % 2 = 0 or 3 * t.committee_specialists < 2 * t.committee_size)'),
  LC076: tender(`not t.special_project and t.drawn_how = '直接指定'`),
  LC078: `select v.tender_id from evaluator v join expert e on e.expert_id = v.expert_id join bid b on b.tender_id = v.tender_id and b.party_id = e.employer_id`,
  LC079: `select v.tender_id from evaluator v join expert e on e.expert_id = v.expert_id join kinship k on k.person_token = e.person_token
    join bid b on b.tender_id = v.tender_id join party p on p.party_id = b.party_id and p.legal_rep_token = k.relative_token`,
  LC080: tender('3 * t.owner_reps > t.committee_size'),
  LC091: `select v.tender_id from evaluator v join expert e on e.expert_id = v.expert_id join fund_flow f on f.person_token = e.person_token
    join bid b on b.tender_id = v.tender_id and b.party_id in (f.from_id, f.to_id)`,
  LC093: `select tender_id from evaluator group by tender_id, terminal having count(*) > 1`,
  LC094: `select tender_id from score where not subjective and score <> expected`,
  LC095: evaluator('v.evaluated_on > e.term_until'),
  LC096: evaluator('v.evaluated_on between e.suspended_from and e.suspended_to'),
  WB001: pair(
    'bid_trace',
    "x1.ip = x2.ip and not x1.ip_shared and not x2.ip_shared and x1.uploaded_at - x2.uploaded_at between interval '-24 hours' and interval '24 hours'",
  ),
  ...Object.fromEntries(
    (
      [
        ['WB002', 'mac'],
        ['WB003', 'cpu'],
        ['WB004', 'disk'],
        ['WB005', 'board'],
        ['WB006', 'lock_no'],
        ['WB008', 'ca_handler_token'],
        ['WB009', 'login_device'],
        ['WB011', 'download_device'],
        ['WB014', 'rsid_root'],
        ['WB015', 'pdf_id'],
        ['WB026', 'rep_token'],
        ['WB027', 'rep_phone_token'],
        ['WB028', 'handler_token'],
      ] as const
    ).map(([code, column]) => [code, same('bid_trace', column)]),
  ),
  WB012: pair(
    'bid_trace',
    `x1.author = x2.author and x1.author not in ('Administrator', 'user', 'WPS Office', 'Microsoft Office User', 'lenovo')`,
  ),
  WB013: `select x.tender_id from bid_trace x join bid b on b.tender_id = x.tender_id and b.party_id <> x.party_id join party p on p.party_id = b.party_id and p.name = x.company`,
  WB016: pair(
    'bid_trace',
    `abs(extract(epoch from x1.created_at - x2.created_at)) <= 120 and abs(extract(epoch from x1.modified_at - x2.modified_at)) <= 120`,
  ),
  WB017: pair('bid_trace', 'x1.images && x2.images'),
  WB019: pair('bid_trace', 'x1.sketch && x2.sketch'),
  WB022: pair('bid_trace', 'x1.odd_errors && x2.odd_errors'),
  WB029: pair('bid_trace', 'x1.cert_nos && x2.cert_nos'),
  WB056: pair('bid_trace', 'x1.supplements && x2.supplements'),
  WB057: pair('bid_trace', 'x1.wrong_sums && x2.wrong_sums'),
  WB023: `select tender_id from (select q.tender_id, q.digest from passage q where q.bid_id is not null group by 1, 2 having count(distinct q.party_id) = 2) two group by tender_id having count(*) >= 5`,
  WB024: bid('b.foreign_name is not null'),
  WB025: same('bid_person', 'person_token'),
  WB030: bid('b.hidden_chars >= 3 or b.ocr_gap >= 0.2'),
  WB031: same('bid_bond', 'account_token'),
  WB032: `select tender_id from bid_bond where not owner_is_bidder`,
  WB034: same('bid_bond', 'origin_token'),
  WB035: same('bid_bond', 'guarantee_applicant_token'),
  WB036: same('bid_bond', 'refund_token'),
  WB037: `select t.tender_id from tender t join bid b on b.tender_id = t.tender_id and not b.is_winner join fund_flow f on f.from_id = t.winner_id and f.to_id = b.party_id`,
  WB038: `select tender_id from (${prices}) v where n >= 3 and before is not null group by tender_id having stddev_samp(a - before) / nullif(avg(a - before), 0) <= 0.02`,
  WB039: `select tender_id from (${prices}) v where n >= 3 and before is not null group by tender_id having max(a / before) - min(a / before) <= 0.002`,
  WB041: pair('bid', 'x1.amount = x2.amount'),
  WB061: bid('abs(b.amount - t.reference_price) <= 0.001 * t.reference_price'),
  WB074: `select t.tender_id from contract c join tender t on t.tender_id = c.tender_id join bid b on b.tender_id = t.tender_id and b.party_id = c.subcontractor_id and not b.is_winner`,
  WB054: `select a.tender_id from bid_item a join bid_item b on b.tender_id = a.tender_id and b.item_code = a.item_code and b.party_id > a.party_id
    group by a.tender_id, a.party_id, b.party_id having avg((a.unit_price = b.unit_price)::int) >= 0.5`,
  WB055: `select a.tender_id from bid_item a join bid_item b on b.tender_id = a.tender_id and b.item_code = a.item_code and b.party_id > a.party_id
    group by a.tender_id, a.party_id, b.party_id having count(*) >= 30 and stddev_samp(a.unit_price::float8 / b.unit_price) / avg(a.unit_price::float8 / b.unit_price) <= 0.005`,
  WB058: pair(
    'bid',
    `greatest(abs(x1.labour_pct - x2.labour_pct), abs(x1.material_pct - x2.material_pct), abs(x1.machine_pct - x2.machine_pct), abs(x1.overhead_pct - x2.overhead_pct), abs(x1.profit_pct - x2.profit_pct)) < 0.02`,
  ),
  WB080: `select b1.tender_id from bid b1 join party p1 on p1.party_id = b1.party_id join bid b2 on b2.tender_id = b1.tender_id and b2.party_id > b1.party_id
    join party p2 on p2.party_id = b2.party_id and p2.legal_rep_token = p1.legal_rep_token`,
  WB081: `select b1.tender_id from bid b1 join party_link l on l.holder_id = b1.party_id and l.pct > 0.5 join bid b2 on b2.tender_id = b1.tender_id and b2.party_id = l.party_id`,
  WB082: `select b1.tender_id from bid b1 join party_link l on l.holder_id = b1.party_id and l.role in ('管理', '托管') join bid b2 on b2.tender_id = b1.tender_id and b2.party_id = l.party_id`,
  WB083: linked('l1.holder_token = l2.holder_token and l1.pct > 0.5 and l2.pct > 0.5'),
  WB084: linked('l1.holder_token = l2.holder_token and l1.pct >= 0.05 and l2.pct >= 0.05'),
  WB085: linked(`l1.holder_token = l2.holder_token and l1.role = '高管' and l2.role = '高管'`),
  WB086: `select b1.tender_id from bid b1 join party p1 on p1.party_id = b1.party_id join bid b2 on b2.tender_id = b1.tender_id and b2.party_id > b1.party_id
    join party p2 on p2.party_id = b2.party_id and p2.address = p1.address and not p1.address_cluster`,
  WB087: `select m.tender_id from bid_person m join bid b on b.tender_id = m.tender_id and b.party_id = m.social_party_id where m.social_party_id <> m.party_id`,
  WB088: `select b1.tender_id from bid b1 join party p1 on p1.party_id = b1.party_id join kinship k on k.person_token = p1.legal_rep_token
    join party p2 on p2.legal_rep_token = k.relative_token join bid b2 on b2.tender_id = b1.tender_id and b2.party_id = p2.party_id`,
  WB090: `select b.tender_id from bid b join tender t on t.tender_id = b.tender_id join party_link l on l.party_id = b.party_id and l.holder_id = t.buyer_id`,
  WB091: `select b.tender_id from bid b join party_link l on l.party_id = b.party_id join insider o on o.person_token = l.holder_token and o.org_id = b.org_id and o.role = '领导亲属'`,
  WB092: `select b.tender_id from bid b join tender t on t.tender_id = b.tender_id join party_link l1 on l1.party_id = b.party_id join party_link l2 on l2.party_id = t.agency_id and l2.holder_token = l1.holder_token`,
  WB093: `select b.tender_id from bid b join party p on p.party_id = b.party_id where p.soe_brand and not p.soe_registered`,
  JY001: listing('失信被执行人'),
  JY002: listing('严重违法'),
  JY003: listing('禁止采购'),
  JY004: bid('b.is_winner and b.qualification_until < t.deadline_on'),
  JY006: `select t.tender_id from tender t join party p on p.party_id = t.winner_id where p.insured_count <= 1 and t.award_amount >= 100000000`,
  JY012: bid('not b.record_verified and not b.invoice_verified'),
  JY013: `select m.tender_id from bid_person m where m.cert_party_id <> m.social_party_id`,
  JY020: `select n.tender_id from purchase_line n where n.unit_price::float8 / n.market_price > 1.1`,
  JY022: contract('c.upstream_related and not c.logistics_docs'),
  JY023: contract('c.related_party and not c.related_approved'),
  JY024: `select t.tender_id from tender t join party_link l on l.party_id = t.winner_id join insider o on o.person_token = l.holder_token and o.role = '离职人员'`,
  YS001: tender('t.budget_no is null'),
  YS002: tender('t.ceiling > t.budget'),
  YS003: tender('t.award_amount > t.budget'),
  YS004: tender('t.award_amount > t.ceiling'),
  YS006: contract('c.budget_subject <> c.paid_subject'),
  YS012: `select t.tender_id from project pr join tender t on t.project_id = pr.project_id where pr.final_account > pr.design_estimate`,
  YS013: changed('sum(h.delta)::float8 / c.amount > 0.1'),
  YS015: changed('count(*) filter (where h.delta >= 0.9 * h.approval_limit and h.delta < h.approval_limit) >= 3'),
  YS018: contract('c.provisional_amount >= 400000000 and not c.provisional_tendered'),
  YS019: contract('c.advance_amount > 0.3 * c.amount'),
  YS020: `select c.tender_id from contract c join payment y on y.contract_id = c.contract_id group by c.contract_id, c.tender_id, c.amount
    having sum(y.amount) > c.amount + coalesce((select sum(h.delta) from contract_change h where h.contract_id = c.contract_id), 0)`,
  YS021: payment('y.paid_pct - y.progress_pct > 0.1'),
  HT002: contract('c.signed_on < t.notice_of_award_on'),
  HT003: contract('c.started_on < t.notice_on'),
  HT004: contract('c.party_id <> t.winner_id and not c.merger_proof'),
  HT005: contract('c.amount <> t.award_amount'),
  HT006: contract('c.terms_differ >= 1'),
  HT007: contract('abs(c.other_amount - c.amount) > 0.05 * c.amount'),
  HT008: contract('c.performance_bond > 0.1 * c.amount'),
  HT011: contract('c.sealed and not c.legal_reviewed'),
  HT013: contract('c.subcontract_main or not c.subcontract_qualified or not c.subcontract_consent'),
  HT014: contract('c.subcontract_amount >= 0.8 * c.amount or not c.team_insured'),
  HT015: contract('c.paid_out_pct >= 0.85'),
  HT021: changed('count(*) >= 3'),
  HT026: payment('not y.acceptance_doc'),
  HT029: payment('y.paid_on - y.delivered_on > 60'),
  HT030: payment('y.account_token <> c.account_token'),
  HT031: payment(`y.invoice_status <> '正常'`),
  HT032: `select c.tender_id from payment y join contract c on c.contract_id = y.contract_id group by c.tender_id, y.invoice_no having count(*) > 1`,
  HT033: contract('c.retention_returned_on < c.retention_due_on'),
}
