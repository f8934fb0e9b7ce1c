-- AlterTable
ALTER TABLE "procurement_import" ADD COLUMN     "mapping" JSONB;

-- CreateTable
CREATE TABLE "procurement_expectation" (
    "id" UUID NOT NULL,
    "org_id" UUID,
    "every" TEXT NOT NULL,
    "grace_days" INTEGER NOT NULL,
    "from_on" CHAR(10) NOT NULL,
    "reason" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "procurement_expectation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_mapping" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "procurement_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "procurement_expectation_org_id_from_on_idx" ON "procurement_expectation"("org_id", "from_on");

-- CreateIndex
CREATE UNIQUE INDEX "procurement_mapping_org_id_system_key" ON "procurement_mapping"("org_id", "system");
