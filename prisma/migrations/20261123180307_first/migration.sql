-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "idle_minutes" INTEGER NOT NULL DEFAULT 30,
    "pending" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_why" TEXT,
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_line" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "on_behalf_of" UUID,
    "session_id" UUID,
    "ip" TEXT,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "org_id" UUID,
    "outcome" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "audit_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "line_id" UUID NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "topic" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "org_id" UUID,
    "line" TEXT,
    "actor_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "done_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "command_result" (
    "actor_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "input_digest" TEXT NOT NULL,
    "result" JSONB,

    CONSTRAINT "command_result_pkey" PRIMARY KEY ("actor_id","command","key")
);

-- CreateTable
CREATE TABLE "counter" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("series","year")
);

-- CreateTable
CREATE TABLE "definition" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "line" TEXT,
    "effective_from" CHAR(10) NOT NULL,
    "body" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parameter" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "org_id" UUID,
    "value" TEXT NOT NULL,
    "effective_from" CHAR(10) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "parameter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mime" TEXT NOT NULL,
    "sm3" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "scan" TEXT NOT NULL DEFAULT 'unscanned',
    "owner_kind" TEXT,
    "owner_id" UUID,
    "line" TEXT,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_doc" (
    "kind" TEXT NOT NULL,
    "ref_id" TEXT NOT NULL,
    "org_id" UUID,
    "line" TEXT,
    "side" TEXT,
    "title" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "tokens" tsvector NOT NULL,
    "weight" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_doc_pkey" PRIMARY KEY ("kind","ref_id")
);

-- CreateTable
CREATE TABLE "preference" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preference_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "seed_state" (
    "phase" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "seed_state_pkey" PRIMARY KEY ("phase")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "flow_run" (
    "id" UUID NOT NULL,
    "definition_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "state" JSONB NOT NULL,
    "event_seq" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "arrived_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "flow_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "step_key" TEXT NOT NULL,
    "step_name" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "pool" TEXT NOT NULL,
    "branch" TEXT,
    "holder_id" UUID,
    "holder_name" TEXT,
    "parent_task_id" UUID,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "org_name" TEXT NOT NULL,
    "amount" BIGINT,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "done_by" UUID,
    "on_behalf_of" UUID,
    "action" TEXT,
    "urged_at" TIMESTAMPTZ(3),
    "urges" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flow_event" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "on_behalf_of" UUID,
    "on_behalf_name" TEXT,
    "department_name" TEXT,
    "action" TEXT NOT NULL,
    "step_key" TEXT,
    "step_name" TEXT,
    "task_id" UUID,
    "round" INTEGER NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "flow_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flow_opinion" (
    "event_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "flow_opinion_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "clock_interval" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "wall_seconds" BIGINT,
    "workdays" INTEGER,

    CONSTRAINT "clock_interval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "parent_id" UUID,
    "level" INTEGER NOT NULL,
    "group_id" UUID,
    "owner" TEXT NOT NULL DEFAULT 'city',
    "adcode" TEXT NOT NULL,
    "industry" TEXT NOT NULL DEFAULT '',
    "industry_name" TEXT NOT NULL DEFAULT '',
    "core_business" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "org_form" TEXT NOT NULL DEFAULT '',
    "function_class" TEXT NOT NULL DEFAULT '',
    "founded_on" CHAR(10),
    "registered_capital" BIGINT NOT NULL DEFAULT 0,
    "paid_capital" BIGINT NOT NULL DEFAULT 0,
    "legal_person" TEXT NOT NULL DEFAULT '',
    "is_listed" BOOLEAN NOT NULL DEFAULT false,
    "is_overseas" BOOLEAN NOT NULL DEFAULT false,
    "is_dormant" BOOLEAN NOT NULL DEFAULT false,
    "consolidated" BOOLEAN NOT NULL DEFAULT true,
    "status" TEXT NOT NULL DEFAULT '存续',
    "registration_no" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "org_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_closure" (
    "ancestor_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "depth" INTEGER NOT NULL,
    "from_date" CHAR(10) NOT NULL,
    "to_date" CHAR(10),

    CONSTRAINT "org_closure_pkey" PRIMARY KEY ("ancestor_id","org_id","from_date")
);

-- CreateTable
CREATE TABLE "equity_edge" (
    "id" UUID NOT NULL,
    "holder_id" UUID,
    "holder_name" TEXT NOT NULL,
    "holder_kind" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "pct" DECIMAL(9,6) NOT NULL,
    "from_date" CHAR(10) NOT NULL,
    "to_date" CHAR(10),

    CONSTRAINT "equity_edge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "code" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "duties" TEXT[],
    "phone" TEXT NOT NULL DEFAULT '',
    "sort" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "department_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "phone_mask" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "last_login_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_at" TIMESTAMPTZ(3) NOT NULL,
    "must_change" BOOLEAN NOT NULL DEFAULT false,
    "history" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "needs_factor" BOOLEAN NOT NULL DEFAULT false,
    "totp_secret" TEXT,
    "totp_last_step" BIGINT,
    "phone" TEXT,
    "external_subject" TEXT,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "login_guard" (
    "name" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_guard_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role_code" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "department_code" TEXT,
    "is_main" BOOLEAN NOT NULL DEFAULT true,
    "org_scope" TEXT NOT NULL,
    "lines" TEXT[],
    "from_date" CHAR(10) NOT NULL,
    "to_date" CHAR(10),

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_org" (
    "post_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,

    CONSTRAINT "post_org_pkey" PRIMARY KEY ("post_id","org_id")
);

-- CreateTable
CREATE TABLE "role" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "does" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "constraint" TEXT NOT NULL,
    "permissions" TEXT[],
    "sort" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "role_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "from_user_id" UUID NOT NULL,
    "to_user_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actor_org" (
    "user_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,

    CONSTRAINT "actor_org_pkey" PRIMARY KEY ("user_id","org_id")
);

-- CreateTable
CREATE TABLE "actor_line" (
    "user_id" UUID NOT NULL,
    "line" TEXT NOT NULL,

    CONSTRAINT "actor_line_pkey" PRIMARY KEY ("user_id","line")
);

-- CreateTable
CREATE TABLE "actor_grant" (
    "user_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "actor_grant_pkey" PRIMARY KEY ("user_id","record_id")
);

-- CreateTable
CREATE TABLE "actor_pool" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "pool" TEXT NOT NULL,
    "via_user_id" UUID,
    "from_at" TIMESTAMPTZ(3),
    "to_at" TIMESTAMPTZ(3),

    CONSTRAINT "actor_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "circular_id" UUID,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "circular" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID NOT NULL,
    "publisher" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "needs_receipt" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "circular_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing" (
    "id" UUID NOT NULL,
    "number" TEXT,
    "definition_id" UUID NOT NULL,
    "matter_code" TEXT NOT NULL,
    "matter_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "group_id" UUID,
    "line" TEXT NOT NULL,
    "adcode" TEXT NOT NULL,
    "target_org_id" UUID,
    "target_name" TEXT,
    "amount" BIGINT,
    "situation" TEXT,
    "values" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "step_name" TEXT NOT NULL,
    "department_code" TEXT,
    "promise_days" INTEGER NOT NULL,
    "statutory_days" INTEGER,
    "used_days" INTEGER,
    "on_time" BOOLEAN,
    "returns" INTEGER NOT NULL DEFAULT 0,
    "corrections" INTEGER NOT NULL DEFAULT 0,
    "checks_failed" INTEGER NOT NULL DEFAULT 0,
    "checks_warned" INTEGER NOT NULL DEFAULT 0,
    "checks_manual" INTEGER NOT NULL DEFAULT 0,
    "checks_passed" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID NOT NULL,
    "updated_by_name" TEXT NOT NULL,
    "arrived_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "concluded_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "paper_number" TEXT,
    "rating" INTEGER,
    "rating_text" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_version" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "materials" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "filing_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_material" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mime" TEXT NOT NULL,
    "sm3" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'upload',
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by" UUID NOT NULL,

    CONSTRAINT "filing_material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_check" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT,
    "verdict_by" TEXT,
    "verdict_at" TIMESTAMPTZ(3),

    CONSTRAINT "filing_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "verify_code" TEXT NOT NULL,
    "file_id" UUID,
    "sm3" TEXT,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by" UUID NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phrase" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "phrase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_revoked_at_idx" ON "session"("user_id", "revoked_at");

-- CreateIndex
CREATE INDEX "audit_line_at_idx" ON "audit_line"("at");

-- CreateIndex
CREATE INDEX "audit_line_subject_id_at_idx" ON "audit_line"("subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_line_actor_id_at_idx" ON "audit_line"("actor_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_line_id_key" ON "audit_seal"("line_id");

-- CreateIndex
CREATE INDEX "command_result_at_idx" ON "command_result"("at");

-- CreateIndex
CREATE UNIQUE INDEX "definition_kind_code_version_key" ON "definition"("kind", "code", "version");

-- CreateIndex
CREATE INDEX "parameter_code_org_id_effective_from_idx" ON "parameter"("code", "org_id", "effective_from");

-- CreateIndex
CREATE INDEX "stored_file_owner_id_idx" ON "stored_file"("owner_id");

-- CreateIndex
CREATE INDEX "stored_file_sm3_idx" ON "stored_file"("sm3");

-- CreateIndex
CREATE INDEX "stored_file_uploaded_by_owner_id_idx" ON "stored_file"("uploaded_by", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "flow_run_subject_kind_subject_id_key" ON "flow_run"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "task_run_id_idx" ON "task"("run_id");

-- CreateIndex
CREATE INDEX "task_subject_id_idx" ON "task"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "flow_event_run_id_seq_key" ON "flow_event"("run_id", "seq");

-- CreateIndex
CREATE INDEX "flow_opinion_run_id_idx" ON "flow_opinion"("run_id");

-- CreateIndex
CREATE INDEX "clock_interval_run_id_idx" ON "clock_interval"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "org_code_key" ON "org"("code");

-- CreateIndex
CREATE UNIQUE INDEX "org_name_key" ON "org"("name");

-- CreateIndex
CREATE INDEX "org_parent_id_idx" ON "org"("parent_id");

-- CreateIndex
CREATE INDEX "org_group_id_idx" ON "org"("group_id");

-- CreateIndex
CREATE INDEX "org_adcode_idx" ON "org"("adcode");

-- CreateIndex
CREATE INDEX "org_closure_org_id_idx" ON "org_closure"("org_id");

-- CreateIndex
CREATE INDEX "equity_edge_org_id_idx" ON "equity_edge"("org_id");

-- CreateIndex
CREATE INDEX "equity_edge_holder_id_idx" ON "equity_edge"("holder_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_login_key" ON "user_account"("login");

-- CreateIndex
CREATE INDEX "user_account_org_id_idx" ON "user_account"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_external_subject_key" ON "credential"("external_subject");

-- CreateIndex
CREATE INDEX "post_user_id_idx" ON "post"("user_id");

-- CreateIndex
CREATE INDEX "delegation_to_user_id_idx" ON "delegation"("to_user_id");

-- CreateIndex
CREATE INDEX "delegation_from_user_id_idx" ON "delegation"("from_user_id");

-- CreateIndex
CREATE INDEX "actor_grant_record_id_idx" ON "actor_grant"("record_id");

-- CreateIndex
CREATE INDEX "actor_pool_user_id_idx" ON "actor_pool"("user_id");

-- CreateIndex
CREATE INDEX "actor_pool_pool_idx" ON "actor_pool"("pool");

-- CreateIndex
CREATE INDEX "notice_user_id_at_idx" ON "notice"("user_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "filing_number_key" ON "filing"("number");

-- CreateIndex
CREATE UNIQUE INDEX "filing_version_filing_id_round_key" ON "filing_version"("filing_id", "round");

-- CreateIndex
CREATE INDEX "filing_material_filing_id_idx" ON "filing_material"("filing_id");

-- CreateIndex
CREATE UNIQUE INDEX "filing_check_filing_id_round_rule_id_key" ON "filing_check"("filing_id", "round", "rule_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_filing_id_key" ON "paper"("filing_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_number_key" ON "paper"("number");

-- CreateIndex
CREATE UNIQUE INDEX "paper_verify_code_key" ON "paper"("verify_code");

-- CreateIndex
CREATE INDEX "phrase_user_id_idx" ON "phrase"("user_id");
