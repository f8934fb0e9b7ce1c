-- AlterTable
ALTER TABLE "webhook_endpoint" ADD COLUMN     "app_id" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'webhook';

-- CreateTable
CREATE TABLE "external_identity" (
    "user_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "external_identity_external_id_key" ON "external_identity"("external_id");
