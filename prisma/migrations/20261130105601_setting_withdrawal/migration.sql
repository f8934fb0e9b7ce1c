-- AlterTable
ALTER TABLE "risk_model_setting" ADD COLUMN     "withdraw_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdraw_by_id" UUID,
ADD COLUMN     "withdraw_by_name" TEXT,
ADD COLUMN     "withdraw_reason" TEXT;
