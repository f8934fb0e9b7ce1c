-- CreateTable
CREATE TABLE "procurement_draft" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "tender_id" UUID,
    "title" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "import_id" UUID,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "procurement_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "procurement_draft_org_id_updated_at_idx" ON "procurement_draft"("org_id", "updated_at");
