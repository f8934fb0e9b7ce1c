-- CreateTable
CREATE TABLE "payment_match" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_name" TEXT,
    "undone_reason" TEXT,

    CONSTRAINT "payment_match_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payment_match_org_id_idx" ON "payment_match"("org_id");

-- CreateIndex
CREATE INDEX "payment_match_payment_id_idx" ON "payment_match"("payment_id");

-- CreateIndex
CREATE INDEX "payment_match_transaction_id_idx" ON "payment_match"("transaction_id");
