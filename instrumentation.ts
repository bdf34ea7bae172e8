/** Called by Next once, before the first request. The check needs Node: Next also compiles this file for its other runtime. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { refuseStrongRoles } = await import("@/lib/platform/refuse-strong-roles");
    await refuseStrongRoles();
  }
}
