import { useMemo } from "react";
import { useCatalogue } from "../../app/live";
import { Spoken } from "./spoken";

export function useSpoken(): Spoken {
  const { verbs } = useCatalogue();
  return useMemo(() => new Spoken(verbs), [verbs]);
}
