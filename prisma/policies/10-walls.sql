-- One line a table: condition, what the application role may do, what the system role may do. `{row}` stands for the table itself.
-- Scope is asked by EXISTS on a named row and not by IN: for one record PostgreSQL then probes the key of actor_org, for a list it hashes
-- the whole scope once; IN always hashes. actor_org, actor_line and actor_grant show a person only their own rows (their walls below), so
-- the conditions of the others need not say whose.
do $$
declare
  mine constant text := '(select app.user_id())';
  orgs constant text := 'exists (select 1 from actor_org a where a.org_id = {row}.org_id{me})';
  lines constant text := 'exists (select 1 from actor_line a where a.line = {row}.line{me})';
  signed_in constant text := '(select app.user_id()) is not null';
  of_filing constant text := 'exists (select 1 from filing f where f.id = filing_id)';
  sees_filing constant text := 'app.sees_filing(filing_id)';
  sees_subject constant text := 'case when subject_kind = ''statement'' then app.sees_statement_version(subject_id) else app.sees_filing(subject_id) end';
  sees_run constant text := 'app.sees_run(run_id)';
  of_run constant text := 'exists (select 1 from flow_run r where r.id = run_id)';
  scope text;
  filings text;
  statements text;
  tasks text;
  relation text;
begin
  scope := format('(%s and %s)', orgs, lines);
  -- A filing: in my organisations and lines (the commission only what has arrived), or granted to me.
  filings := format('(%s and (arrived_at is not null or (select app.side()) = ''ent'' or {row}.org_id = (select app.org_id()))) or exists (select 1 from actor_grant a where a.record_id = {row}.id{me})', scope);
  -- A statement: of my organisations; the commission sees what has arrived or once counted.
  statements := format('%s and (select app.may(''finance.read'')) and ((select app.side()) = ''ent'' or arrived_at is not null or accepted_version_id is not null)', orgs);
  -- The same as functions, for what hangs on one row of them.
  perform app.wall_function('sees_filing', 'filing', 'filing where filing.id = sought', filings);
  perform app.wall_function('sees_statement_version', 'statement',
    'statement_version v join statement on statement.id = v.statement_id where v.id = sought', statements);
  perform app.wall_function('sees_run', 'r', 'flow_run r where r.id = sought', 'case when r.subject_kind = ''statement'' then app.sees_statement_version(r.subject_id) else app.sees_filing(r.subject_id) end');

  -- identity
  perform app.wall('org', 'exists (select 1 from actor_org a where a.org_id = {row}.id) or (select app.may(''org.manage''))', 'select, update', 'select, insert, update, delete');
  perform app.wall('org_closure', orgs, 'select', 'select, insert, update, delete');
  perform app.wall('equity_edge', orgs, 'select', 'select, insert, update, delete');
  perform app.wall('department', signed_in, 'select', 'select, insert, update, delete');
  perform app.wall('role', signed_in, 'select', 'select, insert, update, delete');
  perform app.wall('user_account', format('id = %s or %s or (select app.may(''user.read''))', mine, orgs), 'select', 'select, insert, update');
  perform app.wall('credential', '', '', 'select, insert, update');
  perform app.wall('login_guard', '', '', 'select, insert, update, delete');
  perform app.wall('rate_window', '', '', 'select, insert, update, delete');
  perform app.wall('session', format('user_id = %s or (select app.may(''session.read''))', mine), 'select', 'select, insert, update, delete');
  perform app.wall('post', format('user_id = %s or %s or (select app.may(''user.read''))', mine, orgs), 'select', 'select, insert, update, delete');
  perform app.wall('post_org', format('exists (select 1 from post p where p.id = post_id)'), 'select', 'select, insert, update, delete');
  perform app.wall('delegation', format('from_user_id = %1$s or to_user_id = %1$s or (select app.may(''user.read''))', mine), 'select', 'select, insert, update');
  perform app.wall('role_grant_request', '(select app.may(''user.manage'')) or (select app.may(''role.grant''))', 'select, insert, update', 'select, insert, update');
  perform app.wall('actor_org', format('user_id = %s', mine), 'select', 'select, insert, update, delete');
  perform app.wall('actor_line', format('user_id = %s', mine), 'select', 'select, insert, update, delete');
  perform app.wall('actor_grant', format('user_id = %s', mine), 'select', 'select, insert, update, delete');
  perform app.wall('actor_pool', format('user_id = %s', mine), 'select', 'select, insert, update, delete');
  perform app.wall('notice', format('user_id = %s', mine), 'select, update', 'select, insert, update, delete');
  perform app.wall('circular', format('%s and (audience = ''all'' or audience = (select app.side()) or (select app.may(''circular.publish'')))', signed_in), 'select, insert', 'select, insert, update');

  -- machine room
  perform app.wall('audit_line', '(select app.may(''audit.read''))', 'select', 'select, insert');
  perform app.wall('audit_seal', '(select app.may(''audit.read''))', 'select', 'select, insert');
  perform app.wall('outbox', '', 'insert', 'select, insert, update, delete');
  perform app.wall('command_result', format('actor_id = %s', mine), 'select, insert', 'select, insert, delete');
  perform app.wall('counter', signed_in, 'select, insert, update', 'select, insert, update');
  perform app.wall('definition', format('%s and (org_id is null or %s or (select app.may(''catalogue.read'')))', signed_in, orgs), 'select', 'select, insert');
  perform app.wall('definition_draft', 'case kind when ''indicator'' then (select app.may(''finance.define'')) or (select app.may(''finance.approve'')) when ''statement_form'' then (select app.may(''finance.define'')) or (select app.may(''finance.approve'')) when ''main_business'' then (select app.may(''business.define'')) or (select app.may(''business.approve'')) when ''negative_list'' then (select app.may(''business.define'')) or (select app.may(''business.approve'')) when ''risk-tree'' then (select app.may(''risk.tune'')) or (select app.may(''risk.publish'')) else (select app.may(''catalogue.edit'')) or (select app.may(''catalogue.approve'')) end', 'select, insert, update', 'select, insert, update');
  perform app.wall('parameter', format('%s and (org_id is null or %s or (select app.may(''parameter.manage'')))', signed_in, orgs), 'select', 'select, insert, update');
  perform app.wall('preference', format('user_id = %s', mine), 'select, insert, update, delete', 'select, insert, update, delete');
  perform app.wall('phrase', format('user_id = %s', mine), 'select, insert, update, delete', 'select, insert, update, delete');
  perform app.wall('search_doc', format('%s and (side is null or side = (select app.side())) and (org_id is null or %s) and (line is null or %s)', signed_in, orgs, lines), 'select', 'select, insert, update, delete');
  perform app.wall('seed_state', '', '', 'select, insert, update');
  perform app.wall('heartbeat', '', '', 'select, insert, update');
  perform app.wall('upload', format('user_id = %s', mine), 'select, insert, delete', 'select, insert, update, delete');
  perform app.wall('stored_file',
    format('(owner_id is null and uploaded_by = %s) or (owner_kind = ''filing'' and exists (select 1 from filing f where f.id = owner_id)) or (owner_kind = ''paper'' and exists (select 1 from paper p where p.id = owner_id)) or (owner_kind = ''seal'' and exists (select 1 from seal_use u where u.id = owner_id)) or (owner_kind = ''book'' and %s) or (owner_kind = ''import'' and (select app.may(''procurement.report'')) and exists (select 1 from procurement_import i where i.id = owner_id)) or (owner_kind = ''regulation'' and exists (select 1 from procurement_rule r where r.id = owner_id)) or (owner_kind = ''certification'' and exists (select 1 from ebs_item e where e.id = owner_id))', mine, signed_in),
    'select, insert, update', 'select, insert, update, delete');

  -- filings
  perform app.wall('filing', filings, 'select, insert, update', 'select, insert, update');
  -- What went to and fro inside the enterprise stays there.
  perform app.wall('filing_superseded', format('%s and (select app.side()) = ''ent''', sees_filing), 'select, insert, update', 'select, insert, update');
  perform app.wall('filing_version', sees_filing, 'select, insert, update', 'select, insert, update');
  perform app.wall('filing_material', of_filing, 'select, insert, delete', 'select, insert, delete');
  perform app.wall('filing_part', sees_filing, 'select, insert, delete', 'select, insert, delete');
  perform app.wall('filing_reuse', sees_filing, 'select, insert, update, delete', 'select, insert, update, delete');
  perform app.wall('filing_check', of_filing, 'select, insert, update', 'select, insert, update');
  -- 首违不罚: an enterprise sees what was issued, never a proposal.
  perform app.wall('lenience_measure', format('%s and ((select app.side()) = ''gov'' or issued_at is not null)', scope), 'select, update', 'select, insert, update');
  perform app.wall('paper', sees_filing, 'select, insert', 'select, insert, update');
  -- The handbook is everybody's: it holds what the guides show.
  perform app.wall('book_edition', signed_in, 'select, insert', 'select, insert, update');

  -- seal: the public keys are everybody's, the private ones nobody's; a use belongs to its filing, to who asked, and to the office
  perform app.wall('seal_key', signed_in, 'select', 'select, insert, update');
  perform app.wall('seal_secret', '', '', 'select, insert');
  perform app.wall('seal_use',
    format('asked_by = %s or (select app.keeps_seal(false)) or ((select app.side()) = ''gov'' and filing_id is not null and %s)', mine, of_filing),
    'select, insert', 'select, insert, update');
  perform app.wall('seal_change', '(select app.may(''seal.key'')) or (select app.keeps_seal(true))', 'select, insert', 'select, insert, update');

  -- what a person signed or noted on a filing
  perform app.wall('signature', format('%s and (side = ''ent'' or (select app.side()) = ''gov'')', sees_filing), 'select, insert', 'select, insert');
  perform app.wall('annotation', format('%s and (select app.side()) = ''gov''', sees_filing), 'select, insert', 'select, insert');

  -- flow
  perform app.wall('flow_run', 'exists (select 1 from filing f where f.id = subject_id) or exists (select 1 from statement_version v where v.id = subject_id)', 'select, insert, update', 'select, insert, update', sees_subject);
  tasks := format('(side = (select app.side()) and (%s or exists (select 1 from actor_grant a where a.record_id = {row}.subject_id{me}))) or %s', scope, sees_subject);
  perform app.wall('task', tasks, 'select, insert, update', 'select, insert, update');
  perform app.make_boxes(tasks, filings);
  perform app.wall('flow_event', of_run, 'select, insert', 'select, insert', sees_run);
  perform app.wall('flow_opinion', format('%s and audience in (''all'', (select app.side()))', of_run), 'select, insert', 'select, insert', format('%s and audience in (''all'', (select app.side()))', sees_run));
  perform app.wall('clock_interval', of_run, 'select, insert, update', 'select, insert, update', sees_run);

  -- procurement facts: those of my organisations; registers of the market to whoever may read procurement. Written by imports in the worker.
  foreach relation in array array['project', 'tender', 'tender_item', 'complaint', 'bid_access', 'passage', 'award', 'bid', 'bid_trace', 'bid_bond', 'bid_person',
      'bid_item', 'evaluator', 'score', 'insider', 'fund_flow', 'contract', 'contract_change', 'payment', 'purchase_line', 'year_budget', 'tender_feature', 'tender_echo'] loop
    perform app.wall(relation, format('%s and (select app.may(''procurement.read''))', orgs), 'select', 'select, insert, update, delete');
  end loop;
  foreach relation in array array['party', 'expert', 'party_link', 'kinship', 'pair_history', 'bidder_group'] loop
    perform app.wall(relation, '(select app.may(''procurement.read''))', 'select', 'select, insert, update, delete');
  end loop;
  -- what outside sources deliver is taken in by those who run the models
  foreach relation in array array['party_listing', 'registry_change', 'external_delivery'] loop
    perform app.wall(relation, '(select app.may(''procurement.read''))', 'select, insert', 'select, insert, update, delete');
  end loop;
  -- That data came, and how much, is seen by whoever may read them; the files and their faulty lines only by those who report.
  perform app.wall('procurement_import', format('%s and (select app.may(''procurement.read''))', orgs), 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('procurement_expectation', format('(select app.may(''procurement.read'')) and (org_id is null or %s)', orgs), 'select, insert', 'select, insert, update, delete');
  foreach relation in array array['procurement_post', 'procurement_rule', 'property_trade', 'property_bidder', 'property_payment', 'ebs_platform', 'ebs_item', 'ebs_event'] loop
    perform app.wall(relation, format('%s and (select app.may(''procurement.read''))', orgs), 'select, insert, update, delete', 'select, insert, update, delete');
  end loop;
  perform app.wall('procurement_mapping', format('%s and (select app.may(''procurement.report''))', orgs), 'select, insert, update, delete', 'select, insert, update, delete');
  perform app.wall('procurement_draft', format('%s and (select app.may(''procurement.report''))', orgs), 'select, insert, update, delete', 'select, insert, update, delete');
  perform app.wall('procurement_fault', '(select app.may(''procurement.report'')) and exists (select 1 from procurement_import i where i.id = import_id)', 'select', 'select, insert, delete');
  -- a comparison of lists: the two enterprises themselves, nobody above them
  perform app.wall('psi_session', '(select app.may(''procurement.report'')) and (select app.org_id()) in (asker_org_id, other_org_id)', 'select, insert, update', 'select');
  perform app.wall('psi_message', 'exists (select 1 from psi_session s where s.id = session_id)', 'select, insert, delete', 'select');
  perform app.wall('procurement_release', '', '', 'select, insert, update, delete');
  perform app.wall('procurement_reference', '(select app.may(''procurement.read''))', 'select, insert, update, delete', 'select, insert, update, delete');
  perform app.wall('personal_value', '', '', 'select, insert');

  -- risk: findings of my organisations; models and their settings to whoever may read risks
  perform app.wall('risk_run', '(select app.may(''risk.run'')) or (select app.may(''risk.model''))', 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('risk_model_run', '(select app.may(''risk.model''))', 'select', 'select, insert, update, delete');
  perform app.wall('risk_finding', format('%s and (select app.may(''risk.read''))', orgs), 'select, update', 'select, insert, update, delete');
  perform app.wall('risk_finding_event', 'exists (select 1 from risk_finding f where f.id = finding_id)', 'select, insert', 'select, insert');
  perform app.wall('risk_case', format('%s and (select app.may(''risk.read''))', orgs), 'select', 'select, insert, update, delete');
  perform app.wall('risk_model_setting', '(select app.may(''risk.model''))', 'select, insert, update', 'select, insert, update');
  perform app.wall('risk_shadow', '(select app.may(''risk.model''))', 'select', 'select, insert');
  perform app.wall('risk_rectification', format('%s and (select app.may(''risk.read''))', orgs), 'select, insert, update', 'select');
  perform app.wall('risk_snooze', format('%s and (select app.may(''risk.read''))', orgs), 'select, insert, update', 'select, insert, update');
  perform app.wall('learned_model', '(select app.may(''risk.model''))', 'select, insert, update', 'select, insert, update');

  -- finance
  perform app.wall('statement', statements, 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('statement_version', 'exists (select 1 from statement s where s.id = statement_id)', 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('statement_note', 'exists (select 1 from statement s where s.id = statement_id)', 'select, insert, update', 'select, insert, update');
  perform app.wall('statement_intake', 'exists (select 1 from statement s where s.id = statement_id)', 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('statement_urge', format('%s and (select app.may(''finance.read''))', orgs), 'select, insert', 'select, insert');
  perform app.wall('statement_cell', signed_in, 'select', 'select, insert, update, delete');
  perform app.wall('statement_line_code', signed_in, 'select, insert, delete', 'select, insert, update, delete');
  perform app.wall('external_figure', format('%s and (select app.may(''finance.read''))', orgs), 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('indicator_edition', signed_in, 'select', 'select, insert, update');
  perform app.wall('indicator_sheet', format('%s and (select app.may(''finance.read''))', orgs), 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('finance_target', format('%s and (select app.may(''finance.read''))', orgs), 'select, insert, update', 'select, insert, update, delete');
  -- main business: what enterprises report by segment, of my organisations; the commission sees what was reported
  perform app.wall('segment_report', format('%s and (select app.may(''business.read'')) and ((select app.side()) = ''ent'' or status <> ''draft'')', orgs), 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('segment_line', 'exists (select 1 from segment_report r where r.id = report_id)', 'select, insert, delete', 'select, insert, update, delete');
  -- treasury: facts of my organisations; rules and words to whoever may read the treasury
  -- the ledgers that enterprises report; a row is brought up to date, never taken out
  foreach relation in array array['treasury_account', 'treasury_balance', 'treasury_debt', 'treasury_repayment', 'treasury_credit', 'treasury_guarantee',
      'treasury_bill', 'treasury_restricted', 'treasury_payable', 'treasury_derivative', 'treasury_related', 'treasury_concentration', 'treasury_budget',
      'treasury_reserve'] loop
    perform app.wall(relation, format('%s and (select app.may(''treasury.read''))', orgs), 'select, insert, update, delete', 'select, insert, update, delete');
  end loop;
  perform app.wall('treasury_removal', format('%s and (select app.may(''treasury.read''))', orgs), 'select, insert', 'select, insert');
  -- What was paid is also seen by those who compare it with contracts.
  perform app.wall('treasury_payment', format('%s and ((select app.may(''treasury.read'')) or direction = ''付'' and (select app.may(''payment.read'')))', orgs), 'select, insert', 'select, insert, update, delete');
  perform app.wall('treasury_alert', format('%s and (select app.may(''treasury.read''))', orgs), 'select, insert, update', 'select, insert, update, delete');
  perform app.wall('treasury_threshold', format('(select app.may(''treasury.read'')) and (org_id is null or %s)', orgs), 'select, insert', 'select, insert, update, delete');
  perform app.wall('treasury_word', '(select app.may(''treasury.read''))', 'select, insert, delete', 'select, insert, update, delete');
  perform app.wall('payment_match', format('%s and (select app.may(''payment.read'')) and (select app.may(''procurement.read''))', orgs), 'select, insert, update', 'select, insert, update, delete');
  -- investment: plans, projects and how they go, of my organisations; nothing is deleted
  perform app.wall('invest_plan_item', 'exists (select 1 from invest_plan p where p.id = plan_id)', 'select, insert', 'select, insert, update, delete');
  foreach relation in array array['invest_plan', 'invest_project', 'invest_milestone', 'invest_progress', 'invest_change', 'invest_review'] loop
    perform app.wall(relation, format('%s and (select app.may(''invest.read''))', orgs), 'select, insert, update', 'select, insert, update, delete');
  end loop;
  -- Standard values are published figures.
  perform app.wall('evaluation_standard', signed_in, 'select, insert, delete', 'select, insert, update, delete');

  -- open interface: whoever acts by it, the administrator of the enterprise, and the supervisor's system administrator for the keys
  perform app.wall('api_key', format('user_id = %s or (%s and (select app.may(''interface.manage''))) or (select app.may(''interface.supervise''))', mine, orgs), 'select', 'select, insert, update');
  perform app.wall('api_usage', 'exists (select 1 from api_key k where k.id = key_id)', 'select', 'select, insert, update, delete');
  perform app.wall('webhook_endpoint', format('case kind when ''office'' then (select app.may(''interface.supervise'')) else user_id = %s or (%s and (select app.may(''interface.manage''))) end', mine, orgs), 'select, insert, update', 'select, insert, update');
  perform app.wall('external_identity', '(select app.may(''interface.supervise''))', 'select, insert, delete', 'select');
  perform app.wall('webhook_delivery', 'exists (select 1 from webhook_endpoint e where e.id = endpoint_id)', 'select, insert, update', 'select, insert, update, delete');
end $$;

-- Values are worked out by whoever accepts a statement, nobody else.
drop policy if exists acceptors on indicator_sheet;
create policy acceptors on indicator_sheet as restrictive for insert to guozi_app with check ((select app.side()) = 'gov');
drop policy if exists menders on indicator_sheet;
create policy menders on indicator_sheet as restrictive for update to guozi_app using ((select app.side()) = 'gov');
-- Budgets and targets are proposed by those who plan and confirmed by those who settle, nobody their own; a later proposal replaces an open one.
drop policy if exists planners on finance_target;
create policy planners on finance_target as restrictive for insert to guozi_app with check ((select app.may('finance.plan')));
drop policy if exists settlers on finance_target;
create policy settlers on finance_target as restrictive for update to guozi_app
  using ((select app.may('finance.settle')) or (status = 'proposed' and (select app.may('finance.plan'))))
  with check (((select app.may('finance.settle')) and by_id is distinct from (select app.user_id())) or (status = 'replaced' and (select app.may('finance.plan'))));
-- Figures by segment are written by the enterprise that reports them.
drop policy if exists reporters on segment_report;
create policy reporters on segment_report as restrictive for insert to guozi_app with check ((select app.may('business.report')) and org_id = (select app.org_id()));
drop policy if exists menders on segment_report;
create policy menders on segment_report as restrictive for update to guozi_app using ((select app.may('business.report')) and org_id = (select app.org_id()));
-- What may be done with a finding, a run, a setting is a matter of the post as well as of the organisation.
drop policy if exists judges on risk_finding;
create policy judges on risk_finding as restrictive for update to guozi_app using ((select app.may('risk.judge')) or (select app.may('risk.explain')));
drop policy if exists judges on risk_finding_event;
create policy judges on risk_finding_event as restrictive for insert to guozi_app with check ((select app.may('risk.judge')) or (select app.may('risk.explain')));
drop policy if exists askers on risk_rectification;
create policy askers on risk_rectification as restrictive for insert to guozi_app with check ((select app.may('risk.judge')));
drop policy if exists judges on risk_rectification;
create policy judges on risk_rectification as restrictive for update to guozi_app using ((select app.may('risk.judge')) or (select app.may('risk.explain')));
drop policy if exists judges on risk_snooze;
create policy judges on risk_snooze as restrictive for insert to guozi_app with check ((select app.may('risk.judge')));
drop policy if exists menders on risk_snooze;
create policy menders on risk_snooze as restrictive for update to guozi_app using ((select app.may('risk.judge')));
drop policy if exists runners on risk_run;
create policy runners on risk_run as restrictive for insert to guozi_app with check ((select app.may('risk.run')) or (select app.may('risk.tune')));
drop policy if exists stoppers on risk_run;
create policy stoppers on risk_run as restrictive for update to guozi_app using ((select app.may('risk.run')));
drop policy if exists tuners on risk_model_setting;
create policy tuners on risk_model_setting as restrictive for insert to guozi_app with check ((select app.may('risk.tune')));
drop policy if exists publishers on risk_model_setting;
create policy publishers on risk_model_setting as restrictive for update to guozi_app using ((select app.may('risk.tune')) or (select app.may('risk.publish')));

drop policy if exists tuners on learned_model;
create policy tuners on learned_model as restrictive for insert to guozi_app with check ((select app.may('risk.tune')));
drop policy if exists publishers on learned_model;
create policy publishers on learned_model as restrictive for update to guozi_app using ((select app.may('risk.publish')));
-- Imports are begun and stopped by those who report; how often an enterprise reports is said by its supervisors.
drop policy if exists reporters on procurement_import;
create policy reporters on procurement_import as restrictive for insert to guozi_app with check ((select app.may('procurement.report')));
drop policy if exists stoppers on procurement_import;
create policy stoppers on procurement_import as restrictive for update to guozi_app using ((select app.may('procurement.report')));
-- Posts and rules of procurement, property transactions and self-assessments are kept by those who report.
do $$
declare relation text;
begin
  foreach relation in array array['procurement_post', 'procurement_rule', 'property_trade', 'property_bidder', 'property_payment', 'ebs_platform', 'ebs_item', 'ebs_event'] loop
    execute format('drop policy if exists writers on %I', relation);
    execute format('create policy writers on %I as restrictive for insert to guozi_app with check ((select app.may(''procurement.report'')))', relation);
    execute format('drop policy if exists menders on %I', relation);
    execute format('create policy menders on %I as restrictive for update to guozi_app using ((select app.may(''procurement.report'')))', relation);
    execute format('drop policy if exists removers on %I', relation);
    execute format('create policy removers on %I as restrictive for delete to guozi_app using ((select app.may(''procurement.report'')))', relation);
  end loop;
end $$;
drop policy if exists requirers on procurement_expectation;
create policy requirers on procurement_expectation as restrictive for insert to guozi_app with check ((select app.may('procurement.require')));
-- Reference values are kept by those who keep the models.
drop policy if exists keepers on procurement_reference;
create policy keepers on procurement_reference as restrictive for insert to guozi_app with check ((select app.may('risk.run')));
drop policy if exists removers on procurement_reference;
create policy removers on procurement_reference as restrictive for delete to guozi_app using ((select app.may('risk.run')));

-- Ledgers of the treasury are kept by whoever reports them.
do $$
declare relation text;
begin
  foreach relation in array array['treasury_account', 'treasury_balance', 'treasury_debt', 'treasury_repayment', 'treasury_credit', 'treasury_guarantee',
      'treasury_bill', 'treasury_restricted', 'treasury_payable', 'treasury_derivative', 'treasury_related', 'treasury_concentration', 'treasury_budget',
      'treasury_reserve'] loop
    execute format('drop policy if exists reporters on %I', relation);
    execute format('create policy reporters on %I as restrictive for insert to guozi_app with check ((select app.may(''treasury.report'')))', relation);
    execute format('drop policy if exists menders on %I', relation);
    execute format('create policy menders on %I as restrictive for update to guozi_app using ((select app.may(''treasury.report'')))', relation);
    execute format('drop policy if exists removers on %I', relation);
    execute format('create policy removers on %I as restrictive for delete to guozi_app using ((select app.may(''treasury.report'')))', relation);
  end loop;
end $$;
drop policy if exists reporters on treasury_removal;
create policy reporters on treasury_removal as restrictive for insert to guozi_app with check ((select app.may('treasury.report')));
-- Payments come from the enterprise; what is said of one is a matter of the post; rules, words and standard values have keepers.
drop policy if exists reporters on treasury_payment;
create policy reporters on treasury_payment as restrictive for insert to guozi_app with check ((select app.may('treasury.report')));
drop policy if exists reporters on treasury_alert;
create policy reporters on treasury_alert as restrictive for insert to guozi_app with check ((select app.may('treasury.report')));
drop policy if exists judges on treasury_alert;
create policy judges on treasury_alert as restrictive for update to guozi_app
  using ((select app.may('treasury.monitor')) or (select app.may('treasury.explain')) or (select app.may('treasury.report')));
drop policy if exists keepers on treasury_threshold;
create policy keepers on treasury_threshold as restrictive for insert to guozi_app with check ((select app.may('treasury.rule')));
drop policy if exists keepers on statement_line_code;
create policy keepers on statement_line_code as restrictive for insert to guozi_app with check ((select app.may('finance.define')));
drop policy if exists keepers on external_figure;
create policy keepers on external_figure as restrictive for insert to guozi_app with check ((select app.may('finance.define')));
drop policy if exists changers on external_figure;
create policy changers on external_figure as restrictive for update to guozi_app using ((select app.may('finance.define')));
drop policy if exists removers on statement_line_code;
create policy removers on statement_line_code as restrictive for delete to guozi_app using ((select app.may('finance.define')));
drop policy if exists keepers on treasury_word;
create policy keepers on treasury_word as restrictive for insert to guozi_app with check ((select app.may('treasury.rule')));
drop policy if exists removers on treasury_word;
create policy removers on treasury_word as restrictive for delete to guozi_app using ((select app.may('treasury.rule')));
drop policy if exists matchers on payment_match;
create policy matchers on payment_match as restrictive for insert to guozi_app with check ((select app.may('payment.match')));
drop policy if exists undoers on payment_match;
create policy undoers on payment_match as restrictive for update to guozi_app using ((select app.may('payment.match')));
drop policy if exists keepers on evaluation_standard;
create policy keepers on evaluation_standard as restrictive for insert to guozi_app with check ((select app.may('evaluation.standard')));
drop policy if exists removers on evaluation_standard;
create policy removers on evaluation_standard as restrictive for delete to guozi_app using ((select app.may('evaluation.standard')));
-- Plans, projects and months come from whoever reports (a plan also from a supervisor), what was approved changes by a second person alone.
drop policy if exists reporters on invest_plan;
create policy reporters on invest_plan as restrictive for insert to guozi_app with check (status = 'proposed' and by_id = (select app.user_id()) and (select app.may('invest.report')));
drop policy if exists settlers on invest_plan;
create policy settlers on invest_plan as restrictive for update to guozi_app
  using (status = 'proposed' and ((select app.may('invest.settle')) or (select app.may('invest.report'))))
  with check (((select app.may('invest.settle')) and by_id is distinct from (select app.user_id()) and status in ('confirmed', 'returned'))
    or (status = 'replaced' and (select app.may('invest.report'))));
drop policy if exists reporters on invest_project;
create policy reporters on invest_project as restrictive for insert to guozi_app with check ((select app.may('invest.report')));
drop policy if exists menders on invest_project;
create policy menders on invest_project as restrictive for update to guozi_app using ((select app.may('invest.report')) or (select app.may('invest.settle')));
drop policy if exists reporters on invest_milestone;
create policy reporters on invest_milestone as restrictive for insert to guozi_app with check ((select app.may('invest.report')));
drop policy if exists menders on invest_milestone;
create policy menders on invest_milestone as restrictive for update to guozi_app using ((select app.may('invest.report')));
drop policy if exists reporters on invest_progress;
create policy reporters on invest_progress as restrictive for insert to guozi_app with check (current and (select app.may('invest.report')));
-- A month is never rewritten; what may be written to a version is that a further one has come.
drop policy if exists menders on invest_progress;
create policy menders on invest_progress as restrictive for update to guozi_app using (current and (select app.may('invest.report'))) with check (not current);
drop policy if exists reporters on invest_change;
create policy reporters on invest_change as restrictive for insert to guozi_app
  with check (status in ('effective', 'proposed') and by_id = (select app.user_id()) and (select app.may('invest.report')));
drop policy if exists settlers on invest_change;
create policy settlers on invest_change as restrictive for update to guozi_app using (status = 'proposed' and (select app.may('invest.settle')))
  with check (by_id is distinct from (select app.user_id()) and status in ('confirmed', 'returned'));
drop policy if exists askers on invest_review;
create policy askers on invest_review as restrictive for insert to guozi_app with check ((select app.may('invest.settle')));
drop policy if exists menders on invest_review;
create policy menders on invest_review as restrictive for update to guozi_app using ((select app.may('invest.settle')) or (select app.may('invest.report')));
-- What outside registers say is taken in by the same.
drop policy if exists takers on party_listing;
create policy takers on party_listing as restrictive for insert to guozi_app with check ((select app.may('risk.run')));
drop policy if exists takers on registry_change;
create policy takers on registry_change as restrictive for insert to guozi_app with check ((select app.may('risk.run')));
drop policy if exists takers on external_delivery;
create policy takers on external_delivery as restrictive for insert to guozi_app with check ((select app.may('risk.run')));

-- A decision writes the other side's task (a commission clerk opens the enterprise's 补正 task and the reverse), notices and the
-- trail; those inserts are checked by the command, so they need no scope of the reader's kind.
drop policy if exists hand_over on task;
create policy hand_over on task for insert to guozi_app with check ((select app.user_id()) is not null);
drop policy if exists write_opinion on flow_opinion;
create policy write_opinion on flow_opinion for insert to guozi_app with check (app.sees_run(run_id));
-- An audit line can be written by anybody who acts, and read by the auditor alone.
grant insert on audit_line to guozi_app;
drop policy if exists write_line on audit_line;
create policy write_line on audit_line for insert to guozi_app with check (true);
drop policy if exists write_event on outbox;
create policy write_event on outbox for insert to guozi_app with check (true);
-- The trail is written in the name of who acts, and by nobody without a session.
drop policy if exists own_hand on audit_line;
create policy own_hand on audit_line as restrictive for insert to guozi_app with check (actor_id = (select app.user_id()));
drop policy if exists own_hand on outbox;
create policy own_hand on outbox as restrictive for insert to guozi_app with check (actor_id = (select app.user_id()));
drop policy if exists own_hand on flow_event;
create policy own_hand on flow_event as restrictive for insert to guozi_app with check (actor_id = (select app.user_id()));

-- To see a row is not to write it: the register, circulars, papers and document numbers of the commission have writers of their own.
drop policy if exists keepers on org;
create policy keepers on org as restrictive for update to guozi_app using ((select app.may('org.manage')));
drop policy if exists publishers on circular;
create policy publishers on circular as restrictive for insert to guozi_app with check ((select app.may('circular.publish')));
drop policy if exists issuers on paper;
create policy issuers on paper as restrictive for insert to guozi_app with check ((select app.side()) = 'gov');
drop policy if exists numberers on counter;
create policy numberers on counter as restrictive for all to guozi_app using (series = 'filing' or (select app.side()) = 'gov');

-- A paper is never rewritten; what may be written to it is that it was revoked, by whoever may revoke, and only once.
grant update (revoked_at, revoked_by, revoked_by_name, revoked_reason, revoked_basis) on paper to guozi_app;
drop policy if exists revokers on paper;
create policy revokers on paper as restrictive for update to guozi_app
  using ((select app.may('paper.revoke')) and revoked_at is null) with check (revoked_by = (select app.user_id()) and revoked_at is not null);

-- A measure is changed by whoever may issue, and acknowledged by the enterprise in its own name.
drop policy if exists measurers on lenience_measure;
create policy measurers on lenience_measure as restrictive for update to guozi_app
  using ((select app.may('lenience.issue')) or ((select app.may('lenience.acknowledge')) and status = 'issued'))
  with check ((select app.may('lenience.issue')) or (status = 'acknowledged' and acknowledged_by = (select app.user_id())));
-- A use of the seal is asked in one's own name, and decided by the head of the office, who is somebody else; only the system seals.
drop policy if exists askers on seal_use;
create policy askers on seal_use as restrictive for insert to guozi_app
  with check (asked_by = (select app.user_id()) and status = 'open' and (select app.may('seal.request')) and file_id is null);
grant update (status, decided_by, decided_by_name, decided_at, opinion) on seal_use to guozi_app;
drop policy if exists deciders on seal_use;
create policy deciders on seal_use as restrictive for update to guozi_app using (status = 'open')
  with check ((status = 'withdrawn' and asked_by = (select app.user_id()))
    or (status in ('approved', 'refused') and decided_by = (select app.user_id()) and asked_by <> decided_by and (select app.keeps_seal(true))));
drop policy if exists askers on seal_change;
create policy askers on seal_change as restrictive for insert to guozi_app
  with check (asked_by = (select app.user_id()) and status = 'open' and (select app.may('seal.key')));
grant update (status, decided_by, decided_by_name, decided_at, opinion) on seal_change to guozi_app;
drop policy if exists deciders on seal_change;
create policy deciders on seal_change as restrictive for update to guozi_app using (status = 'open')
  with check ((status = 'withdrawn' and asked_by = (select app.user_id()))
    or (status in ('approved', 'refused') and decided_by = (select app.user_id()) and asked_by <> decided_by and (select app.keeps_seal(true))));

-- A signature and a note are written by the person who makes them, and never again.
drop policy if exists own_hand on signature;
create policy own_hand on signature as restrictive for insert to guozi_app
  with check (user_id = (select app.user_id()) and side = (select app.side()));
drop policy if exists own_hand on annotation;
create policy own_hand on annotation as restrictive for insert to guozi_app with check (by_id = (select app.user_id()));

-- Sequences behind inserts.
grant usage, select on all sequences in schema public to guozi_app, guozi_all;

-- A finding is open while it holds and nobody has judged it: what desks, homes and the screen count. Plain SQL, so that the planner sees through it.
create or replace function app.is_open(finding risk_finding) returns boolean language sql immutable parallel safe as
$$ select finding.gone_at is null and finding.status <> 'closed' $$;
revoke all on function app.is_open(risk_finding) from public;
grant execute on function app.is_open(risk_finding) to guozi_app, guozi_all;

-- What a run of risk models works out for all models is written anew each time, and only the owner of a table may tell the planner of it.
create or replace function app.tell_planner() returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('role') <> 'guozi_all' then
    return false;
  end if;
  analyze tender_feature, tender_echo, pair_history, bidder_group;
  return true;
end $$;
revoke all on function app.tell_planner() from public;
grant execute on function app.tell_planner() to guozi_app, guozi_all;
