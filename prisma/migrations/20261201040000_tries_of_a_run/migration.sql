-- AlterTable
ALTER TABLE "risk_run" ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;
