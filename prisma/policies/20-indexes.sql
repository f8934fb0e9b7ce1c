-- Indexes Prisma cannot say: partial ones and those that follow how the pages read.
create index if not exists task_open_pool on task (pool, due_at, id) where status = 'open' and holder_id is null;
create index if not exists task_open_holder on task (holder_id, due_at, id) where status = 'open';
create index if not exists task_silent on task ((coalesce(silence_at, due_at))) where status = 'open' and branch is not null and parent_task_id is null;
-- A statement that is due is asked for once an enterprise.
create unique index if not exists task_statement_due on task (org_id, step_key) where subject_kind = 'statement-due' and status = 'open';
create index if not exists task_done_by on task (done_by, done_at desc) where status = 'done';
-- The ledger is walked in these orders and counted to its cap. The included columns are what its wall and its filters ask, so that rows are
-- passed over without being read.
drop index if exists filing_arrived, filing_status, filing_org, search_tokens;
create index if not exists filing_by_arrival on filing (arrived_at desc, id desc) include (org_id, line, status) where arrived_at is not null;
create index if not exists filing_by_update on filing (updated_at desc, id desc) include (org_id, line, status, arrived_at);
create index if not exists filing_by_amount on filing (amount desc, id desc) include (org_id, line, status, arrived_at) where amount is not null;
create index if not exists filing_status_arrival on filing (status, arrived_at desc, id desc) include (org_id, line, due_at);
create index if not exists filing_status_due on filing (status, due_at, id) include (org_id, line, arrived_at) where due_at is not null;
create index if not exists filing_org_update on filing (org_id, updated_at desc, id desc) include (line, status, arrived_at, due_at, amount);
create index if not exists filing_org_status on filing (org_id, status, updated_at desc, id desc) include (line, arrived_at, due_at, amount);
create index if not exists filing_group on filing (group_id, arrived_at desc);
drop index if exists filing_target;
create index if not exists filing_target_status on filing (target_org_id, matter_code, status) where target_org_id is not null;
create index if not exists filing_line on filing (line, arrived_at desc, id);
create index if not exists filing_concluded on filing (concluded_at desc) where concluded_at is not null;
create index if not exists filing_matter on filing (matter_code, org_id);
create index if not exists lenience_open on lenience_measure (status, id);
create index if not exists outbox_waiting on outbox (id) where done_at is null;
create index if not exists search_words on search_doc using gin ((tokens || array_to_tsvector(array['@' || coalesce(org_id::text, '')])));
create index if not exists search_slice on search_doc using gin (tokens) where kind = 'filing' and right(ref_id, 1) = '0';
create index if not exists file_orphans on stored_file (uploaded_at) where owner_id is null;
create index if not exists clock_open on clock_interval (run_id) where to_at is null;
create index if not exists audit_action on audit_line (action, at desc);
create unique index if not exists definition_draft_open on definition_draft (kind, code) where status in ('draft', 'submitted', 'returned');
create unique index if not exists seal_key_one_active on seal_key ((true)) where status = 'active';
create unique index if not exists seal_use_one_open on seal_use (paper_id, kind) where status in ('open', 'approved');
create index if not exists webhook_subject on webhook_delivery (subject_id) where topic like 'todo.%';
create index if not exists webhook_due on webhook_delivery (next_at) where status = 'waiting';
-- A payment is one transaction, and a transaction one payment.
create unique index if not exists payment_match_payment on payment_match (payment_id) where undone_at is null;
create unique index if not exists payment_match_transaction on payment_match (transaction_id) where undone_at is null;
-- Months and how many reported them are told from the index alone: a sheet is a page of figures.
create index if not exists indicator_sheet_told on indicator_sheet (form_code, period, scope) include (org_id);
create index if not exists statement_told on statement (form_code, period, scope) include (org_id, accepted_version_id, arrived_at);
-- The classes of industry that enterprises are in, with their names, stand in every form that asks for one.
create index if not exists org_industry_class on org (industry, industry_name) where industry ~ '^[A-T][0-9]{3,4}$' and industry_name <> '';
-- What a new tender asks of registers and payments: who else has this telephone, whose name ends like this, where else this invoice was paid.
create index if not exists party_phone on party (phone_token) where phone_token is not null;
create index if not exists party_email on party (email_token) where email_token is not null;
create index if not exists party_name_ending on party ((right(name, 10)));
create index if not exists payment_invoice on payment (invoice_no) where invoice_no is not null;
