-- Indexes Prisma cannot say: partial ones and those that follow how the pages read.
create index if not exists task_open_pool on task (pool, due_at, id) where status = 'open' and holder_id is null;
create index if not exists task_open_holder on task (holder_id, due_at, id) where status = 'open';
create index if not exists task_done_by on task (done_by, done_at desc) where status = 'done';
create index if not exists filing_arrived on filing (arrived_at desc, id) where arrived_at is not null;
create index if not exists filing_org on filing (org_id, updated_at desc, id);
create index if not exists filing_group on filing (group_id, arrived_at desc);
create index if not exists filing_target on filing (target_org_id, matter_code) where target_org_id is not null;
create index if not exists filing_status on filing (status, arrived_at desc, id);
create index if not exists filing_line on filing (line, arrived_at desc, id);
create index if not exists filing_concluded on filing (concluded_at desc) where concluded_at is not null;
create index if not exists filing_matter on filing (matter_code, org_id);
create index if not exists outbox_waiting on outbox (id) where done_at is null;
create index if not exists search_tokens on search_doc using gin (tokens);
create index if not exists file_orphans on stored_file (uploaded_at) where owner_id is null;
create index if not exists clock_open on clock_interval (run_id) where to_at is null;
create index if not exists audit_action on audit_line (action, at desc);
create unique index if not exists seal_key_one_active on seal_key ((true)) where status = 'active';
create unique index if not exists seal_use_one_open on seal_use (paper_id, kind) where status in ('open', 'approved');
