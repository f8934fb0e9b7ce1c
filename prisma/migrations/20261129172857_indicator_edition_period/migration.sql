-- AlterTable
ALTER TABLE "indicator_edition" ADD COLUMN     "from_period" INTEGER NOT NULL DEFAULT 0;
