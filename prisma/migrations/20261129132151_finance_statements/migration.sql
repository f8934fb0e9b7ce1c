-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "group_id" UUID,
    "line" TEXT NOT NULL,
    "adcode" TEXT NOT NULL,
    "form_code" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "period_kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "step_name" TEXT NOT NULL,
    "version_id" UUID NOT NULL,
    "accepted_version_id" UUID,
    "due_on" CHAR(10) NOT NULL,
    "arrived_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "returns" INTEGER NOT NULL DEFAULT 0,
    "urges" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_version" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "form_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "amounts" BIGINT[],
    "source" TEXT NOT NULL,
    "batch_id" UUID,
    "filled_by" UUID,
    "filled_by_name" TEXT NOT NULL,
    "filled_at" TIMESTAMPTZ(3) NOT NULL,
    "checks_failed" INTEGER NOT NULL DEFAULT 0,
    "checks_warned" INTEGER NOT NULL DEFAULT 0,
    "checks_unjudged" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "statement_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_note" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "statement_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_cell" (
    "form_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "column_key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "column_label" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "nature" TEXT NOT NULL,

    CONSTRAINT "statement_cell_pkey" PRIMARY KEY ("form_id","position")
);

-- CreateTable
CREATE TABLE "indicator_edition" (
    "id" UUID NOT NULL,
    "codes" TEXT[],
    "definition_ids" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "indicator_edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_sheet" (
    "statement_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "form_code" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "period_kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "values" DECIMAL[],
    "annualised" DECIMAL[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "indicator_sheet_pkey" PRIMARY KEY ("statement_id")
);

-- CreateIndex
CREATE INDEX "statement_period_form_code_scope_idx" ON "statement"("period", "form_code", "scope");

-- CreateIndex
CREATE UNIQUE INDEX "statement_org_id_form_code_period_scope_key" ON "statement"("org_id", "form_code", "period", "scope");

-- CreateIndex
CREATE UNIQUE INDEX "statement_version_statement_id_number_key" ON "statement_version"("statement_id", "number");

-- CreateIndex
CREATE INDEX "statement_note_statement_id_at_idx" ON "statement_note"("statement_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "statement_cell_form_id_path_key" ON "statement_cell"("form_id", "path");

-- CreateIndex
CREATE INDEX "indicator_sheet_period_form_code_scope_idx" ON "indicator_sheet"("period", "form_code", "scope");

-- CreateIndex
CREATE INDEX "indicator_sheet_org_id_form_code_period_idx" ON "indicator_sheet"("org_id", "form_code", "period");
