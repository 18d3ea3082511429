import { useEffect, useRef } from "react";

/// Fields that hold something typed and not sent say so here; "save and next" asks each to send it.
const fields = new Set<() => Promise<unknown>>();

export function useCommit(commit: () => Promise<unknown>) {
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    const run = () => latest.current();
    fields.add(run);
    return () => {
      fields.delete(run);
    };
  }, []);
}

export async function commitFields(): Promise<void> {
  for (const commit of [...fields]) await commit();
}
