-- AlterTable
ALTER TABLE "statement_version" DROP COLUMN "batch_id";

-- CreateTable
CREATE TABLE "statement_intake" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "digest" TEXT NOT NULL DEFAULT '',
    "request" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "cells" INTEGER NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_intake_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "statement_intake_version_id_idx" ON "statement_intake"("version_id");

-- CreateIndex
CREATE INDEX "statement_intake_batch_id_org_id_idx" ON "statement_intake"("batch_id", "org_id");
