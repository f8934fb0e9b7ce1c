-- AlterTable
ALTER TABLE "paper" ADD COLUMN     "revoked_basis" TEXT,
ADD COLUMN     "revoked_by" UUID,
ADD COLUMN     "revoked_by_name" TEXT,
ADD COLUMN     "revoked_reason" TEXT;
