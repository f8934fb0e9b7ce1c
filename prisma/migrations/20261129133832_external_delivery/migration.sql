-- CreateTable
CREATE TABLE "external_delivery" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "lines" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "external_delivery_source_as_of_idx" ON "external_delivery"("source", "as_of");
