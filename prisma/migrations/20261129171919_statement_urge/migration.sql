-- CreateTable
CREATE TABLE "statement_urge" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "form_code" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "on_date" CHAR(10) NOT NULL,
    "by_hand" BOOLEAN NOT NULL,
    "level" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_urge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "statement_urge_form_code_period_idx" ON "statement_urge"("form_code", "period");

-- CreateIndex
CREATE UNIQUE INDEX "statement_urge_org_id_form_code_period_on_date_by_hand_key" ON "statement_urge"("org_id", "form_code", "period", "on_date", "by_hand");
