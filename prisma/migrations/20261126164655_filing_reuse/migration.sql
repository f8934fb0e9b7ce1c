-- CreateTable
CREATE TABLE "filing_reuse" (
    "filing_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "from_filing_id" UUID NOT NULL,
    "from_number" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "filing_reuse_pkey" PRIMARY KEY ("filing_id","kind","key")
);
