import { HomePage } from "../features/home/HomePage.tsx";
import { homeCards } from "./home-cards.ts";
import { mayOpen, navRoutes } from "./navigation.ts";

/** Gives the home page what only the app knows: the cards of all areas and the way to each. */
export function HomeRoute() {
  return (
    <HomePage
      cards={homeCards.filter((card) => mayOpen(card.roles))}
      links={navRoutes()
        .filter((route) => route.path !== "/")
        .map((route) => ({ href: route.path, label: route.nav.label, icon: route.nav.icon }))}
    />
  );
}
