-- AlterTable
ALTER TABLE "risk_model_run" ADD COLUMN     "judged" INTEGER,
ADD COLUMN     "unjudged" INTEGER;
