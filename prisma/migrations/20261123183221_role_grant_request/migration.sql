-- CreateTable
CREATE TABLE "role_grant_request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "post_id" UUID,
    "role_code" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "department_code" TEXT,
    "org_scope" TEXT NOT NULL,
    "lines" TEXT[],
    "listed" UUID[],
    "from_date" CHAR(10) NOT NULL,
    "to_date" CHAR(10),
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "opinion" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "role_grant_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "role_grant_request_status_requested_at_idx" ON "role_grant_request"("status", "requested_at");

-- CreateIndex
CREATE INDEX "role_grant_request_user_id_idx" ON "role_grant_request"("user_id");
