-- AlterTable
ALTER TABLE "statement_intake" ADD COLUMN     "wrote" JSONB;
