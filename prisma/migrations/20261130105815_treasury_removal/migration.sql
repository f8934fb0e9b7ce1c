-- CreateTable
CREATE TABLE "treasury_removal" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "ledger" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "treasury_removal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "treasury_removal_org_id_at_idx" ON "treasury_removal"("org_id", "at");
