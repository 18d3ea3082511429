import type { CallView, LiveSocket } from "@tocsin/wire";
import { clearRefusal, refuse, showCall } from "../../app/desk";

/// The abandoned caller who has waited longest and can be called back, the line answered first before the others.
export function nextToCallBack(calls: readonly CallView[]): CallView | undefined {
  return calls
    .filter((each) => each.status === "ABANDONED" && each.canCallBack)
    .sort((a, b) => a.rank - b.rank || a.arrivedAt.localeCompare(b.arrivedAt))[0];
}

/// Rings an abandoned caller from this position. Whoever answers is on the same call again.
export async function callBack(live: LiveSocket, call: number) {
  clearRefusal("call");
  const answer = await live.command({ type: "calls.CallBack", call });
  if (answer.t === "refused") refuse("call", answer, null);
  else showCall(call);
}
