-- CreateTable
CREATE TABLE "filing_part" (
    "filing_id" UUID NOT NULL,
    "matter_code" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "filing_part_pkey" PRIMARY KEY ("filing_id","matter_code")
);
