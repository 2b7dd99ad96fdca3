import type { Component } from "solid-js";
import type { Role } from "../lib/session.ts";

export interface HomeCard {
  key: string;
  /** Whose home page shows it; everyone's when left out. */
  roles?: readonly Role[];
  card: Component;
}

/**
 * What the home page shows, in this order. An area adds its card by `page(() => import("../features/…"))`; the home page
 * itself knows no area.
 */
export const homeCards: readonly HomeCard[] = [];
