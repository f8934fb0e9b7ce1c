-- CreateTable
CREATE TABLE "finance_target" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "value" DECIMAL(26,6) NOT NULL,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "finance_target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "finance_target_year_status_idx" ON "finance_target"("year", "status");

-- CreateIndex
CREATE UNIQUE INDEX "finance_target_org_id_year_kind_subject_number_key" ON "finance_target"("org_id", "year", "kind", "subject", "number");
