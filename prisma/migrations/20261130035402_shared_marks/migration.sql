-- CreateTable
CREATE TABLE "tender_echo" (
    "echo_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,

    CONSTRAINT "tender_echo_pkey" PRIMARY KEY ("echo_id")
);

-- CreateIndex
CREATE INDEX "tender_echo_tender_id_idx" ON "tender_echo"("tender_id");
