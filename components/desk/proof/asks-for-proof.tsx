"use client";

import type { ReactNode } from "react";
import { ProofBox } from "@/components/desk/proof/proof-box";
import { ProofContext } from "@/components/forms/proof-context";

/** Every form below can be sent back for a fresh proof, and asks for it in itself: nobody is led away from what they typed. */
export function AsksForProof({ children }: { children: ReactNode }) {
  return <ProofContext value={ProofBox}>{children}</ProofContext>;
}
