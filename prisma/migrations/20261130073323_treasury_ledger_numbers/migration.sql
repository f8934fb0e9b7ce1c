-- DropIndex
DROP INDEX "treasury_credit_org_id_idx";

-- DropIndex
DROP INDEX "treasury_restricted_org_id_idx";

-- Rows that are there already get a number of their own, so that each stays one.
ALTER TABLE "treasury_credit" ADD COLUMN     "contract_no" TEXT;
UPDATE "treasury_credit" SET "contract_no" = 'SX-' || upper("id"::text);
ALTER TABLE "treasury_credit" ALTER COLUMN "contract_no" SET NOT NULL;

ALTER TABLE "treasury_payable" ADD COLUMN     "number" TEXT;
UPDATE "treasury_payable" SET "number" = 'YF-' || upper("id"::text);
ALTER TABLE "treasury_payable" ALTER COLUMN "number" SET NOT NULL;

ALTER TABLE "treasury_restricted" ADD COLUMN     "number" TEXT;
UPDATE "treasury_restricted" SET "number" = 'XZ-' || upper("id"::text);
ALTER TABLE "treasury_restricted" ALTER COLUMN "number" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "treasury_credit_org_id_contract_no_key" ON "treasury_credit"("org_id", "contract_no");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_payable_org_id_number_key" ON "treasury_payable"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_restricted_org_id_number_key" ON "treasury_restricted"("org_id", "number");
