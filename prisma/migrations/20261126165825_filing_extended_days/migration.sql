-- AlterTable
ALTER TABLE "filing" ADD COLUMN     "extended_days" INTEGER NOT NULL DEFAULT 0;
