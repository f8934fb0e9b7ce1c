-- CreateTable
CREATE TABLE "external_figure" (
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" CHAR(10) NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_figure_pkey" PRIMARY KEY ("org_id","kind","period")
);

-- CreateIndex
CREATE INDEX "external_figure_period_idx" ON "external_figure"("period");
