-- AlterTable
ALTER TABLE "user_account" ADD COLUMN     "activated_at" TIMESTAMPTZ(3);
