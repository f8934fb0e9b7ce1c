-- CreateTable
CREATE TABLE "segment_report" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "explanation" TEXT NOT NULL DEFAULT '',
    "edited_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_by" UUID NOT NULL,
    "edited_by_name" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "segment_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment_line" (
    "report_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "industry" TEXT,
    "revenue" BIGINT NOT NULL,
    "assets" BIGINT NOT NULL,
    "profit" BIGINT NOT NULL,

    CONSTRAINT "segment_line_pkey" PRIMARY KEY ("report_id","place")
);

-- CreateIndex
CREATE UNIQUE INDEX "segment_report_org_id_year_number_key" ON "segment_report"("org_id", "year", "number");
