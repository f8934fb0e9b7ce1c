-- DropIndex
DROP INDEX "treasury_credit_org_id_idx";

-- Lines that are there already get a number of their own, so that each stays one.
ALTER TABLE "treasury_credit" ADD COLUMN     "contract_no" TEXT;
UPDATE "treasury_credit" SET "contract_no" = 'SX-' || upper("id"::text);
ALTER TABLE "treasury_credit" ALTER COLUMN "contract_no" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "treasury_credit_org_id_contract_no_key" ON "treasury_credit"("org_id", "contract_no");
