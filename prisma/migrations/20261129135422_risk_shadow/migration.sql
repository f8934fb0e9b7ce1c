-- CreateTable
CREATE TABLE "risk_shadow" (
    "id" UUID NOT NULL,
    "setting_id" UUID NOT NULL,
    "model_code" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "missing" TEXT[],
    "live" INTEGER NOT NULL,
    "shadow" INTEGER NOT NULL,
    "more" INTEGER NOT NULL,
    "fewer" INTEGER NOT NULL,
    "examples" JSONB NOT NULL,

    CONSTRAINT "risk_shadow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "risk_shadow_model_code_at_idx" ON "risk_shadow"("model_code", "at");

-- CreateIndex
CREATE UNIQUE INDEX "risk_shadow_setting_id_run_id_key" ON "risk_shadow"("setting_id", "run_id");
