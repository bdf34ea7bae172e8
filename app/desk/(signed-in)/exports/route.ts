import { exportRoute } from "@/lib/imports/routes";

/** What somebody may see, as a file: `what`, `scope`, `format`. */
export const POST = exportRoute;
