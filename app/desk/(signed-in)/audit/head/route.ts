import { auditHeadRoute } from "@/lib/audit/routes";

/** The head of the audit log as a signed file. */
export const GET = auditHeadRoute;
