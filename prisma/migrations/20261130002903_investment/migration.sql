-- CreateTable
CREATE TABLE "invest_plan" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "filing_id" UUID,
    "total" BIGINT NOT NULL,
    "fixed" BIGINT NOT NULL,
    "equity" BIGINT NOT NULL,
    "other" BIGINT NOT NULL,
    "non_core" BIGINT NOT NULL,
    "overseas" BIGINT NOT NULL,
    "own_funds" BIGINT NOT NULL,
    "debt_funds" BIGINT NOT NULL,
    "fiscal_funds" BIGINT NOT NULL,
    "basis" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "invest_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invest_plan_item" (
    "plan_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "core" TEXT NOT NULL,
    "total" BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "start_on" CHAR(10),
    "end_on" CHAR(10),
    "yield" DECIMAL(12,4),
    "decision" TEXT NOT NULL,

    CONSTRAINT "invest_plan_item_pkey" PRIMARY KEY ("plan_id","position")
);

-- CreateTable
CREATE TABLE "invest_project" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "core" TEXT NOT NULL,
    "overseas" BOOLEAN NOT NULL,
    "approved_total" BIGINT NOT NULL,
    "own_capital" BIGINT NOT NULL,
    "approved_yield" DECIMAL(12,4),
    "adcode" TEXT,
    "planned_start" CHAR(10) NOT NULL,
    "planned_end" CHAR(10),
    "started_on" CHAR(10),
    "ended_on" CHAR(10),
    "state" TEXT NOT NULL,
    "filing_id" UUID,
    "filing_number" TEXT,
    "basis" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "invest_project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invest_milestone" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "planned_on" CHAR(10) NOT NULL,
    "actual_on" CHAR(10),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invest_milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invest_progress" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "current" BOOLEAN NOT NULL,
    "planned_pct" DECIMAL(7,4) NOT NULL,
    "actual_pct" DECIMAL(7,4) NOT NULL,
    "amount" BIGINT NOT NULL,
    "own_funds" BIGINT NOT NULL,
    "debt_funds" BIGINT NOT NULL,
    "fiscal_funds" BIGINT NOT NULL,
    "other_funds" BIGINT NOT NULL,
    "expected_yield" DECIMAL(12,4),
    "note" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invest_progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invest_change" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "on" CHAR(10) NOT NULL,
    "status" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "invest_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invest_review" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "invest_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invest_plan_filing_id_key" ON "invest_plan"("filing_id");

-- CreateIndex
CREATE INDEX "invest_plan_year_status_idx" ON "invest_plan"("year", "status");

-- CreateIndex
CREATE UNIQUE INDEX "invest_plan_org_id_year_number_key" ON "invest_plan"("org_id", "year", "number");

-- CreateIndex
CREATE INDEX "invest_plan_item_org_id_idx" ON "invest_plan_item"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "invest_project_filing_id_key" ON "invest_project"("filing_id");

-- CreateIndex
CREATE INDEX "invest_project_state_idx" ON "invest_project"("state");

-- CreateIndex
CREATE UNIQUE INDEX "invest_project_org_id_code_key" ON "invest_project"("org_id", "code");

-- CreateIndex
CREATE INDEX "invest_milestone_org_id_idx" ON "invest_milestone"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "invest_milestone_project_id_name_key" ON "invest_milestone"("project_id", "name");

-- CreateIndex
CREATE INDEX "invest_progress_org_id_month_idx" ON "invest_progress"("org_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "invest_progress_project_id_month_number_key" ON "invest_progress"("project_id", "month", "number");

-- CreateIndex
CREATE INDEX "invest_change_project_id_at_idx" ON "invest_change"("project_id", "at");

-- CreateIndex
CREATE INDEX "invest_change_org_id_status_idx" ON "invest_change"("org_id", "status");

-- CreateIndex
CREATE INDEX "invest_review_project_id_month_idx" ON "invest_review"("project_id", "month");

-- CreateIndex
CREATE INDEX "invest_review_org_id_done_at_idx" ON "invest_review"("org_id", "done_at");
