-- AlterTable
ALTER TABLE "filing_reuse" ADD COLUMN     "cell" TEXT,
ADD COLUMN     "statement_id" UUID,
ADD COLUMN     "value" TEXT,
ADD COLUMN     "version" INTEGER,
ALTER COLUMN "from_filing_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "filing_reuse_statement_id_idx" ON "filing_reuse"("statement_id");
