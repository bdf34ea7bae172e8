"use client";

import { createContext, type ComponentType } from "react";
import type { ProofAsked } from "@/lib/core/errors";

/** What a form shows where a fresh proof of who sends it is all that is missing. The desk gives it (components/desk/proof); a form elsewhere is never asked for one. */
export type ProofBoxProps = { asked: ProofAsked };

export const ProofContext = createContext<ComponentType<ProofBoxProps> | null>(null);
