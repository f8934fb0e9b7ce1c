-- AlterTable
ALTER TABLE "procurement_draft" ADD COLUMN     "form" TEXT NOT NULL DEFAULT 'tender',
ADD COLUMN     "trade_id" UUID;
