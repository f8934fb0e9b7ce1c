-- AlterTable
ALTER TABLE "procurement_draft" ADD COLUMN     "opened" JSONB;

-- AlterTable
ALTER TABLE "procurement_post" ADD COLUMN     "told_on" CHAR(10);
