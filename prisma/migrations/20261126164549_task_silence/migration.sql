-- AlterTable
ALTER TABLE "task" ADD COLUMN     "silence_at" TIMESTAMPTZ(3);
