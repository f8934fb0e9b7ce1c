-- CreateTable
CREATE TABLE "filing_superseded" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "materials" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "filing_superseded_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "filing_superseded_filing_id_round_key" ON "filing_superseded"("filing_id", "round");
