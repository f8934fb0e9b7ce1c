-- AlterTable
ALTER TABLE "treasury_removal" ADD COLUMN     "change" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'removed';
