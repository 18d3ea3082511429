import {
  incidentAsAsked,
  callAsAsked,
  positionAsAsked,
  unitAsAsked,
  type Alarm,
  type CallView,
  type Catalogue,
  type CentreInfo,
  type ClosureView,
  type Connection,
  type ConferenceView,
  type ConversationView,
  type Id,
  type IncidentView,
  type Kind,
  type Kinds,
  type LiveSocket,
  type Me,
  type PositionView,
  type Presence,
  type SilentView,
  type QueueBoardView,
  type Sent,
  type TrunkView,
  type UnitPosition,
  type UnitView,
} from "@tocsin/wire";
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from "react";

const LiveContext = createContext<LiveSocket | null>(null);
export const LiveProvider = LiveContext.Provider;

export function useLive(): LiveSocket {
  const live = useContext(LiveContext);
  if (!live) throw new Error("outside of a signed-in console");
  return live;
}

function useTopic<T>(topic: Parameters<LiveSocket["mirror"]["subscribe"]>[0], id: Id | null, read: (live: LiveSocket) => T): T {
  const live = useLive();
  const subscribe = useCallback((listener: () => void) => live.mirror.subscribe(topic, id, listener), [live, topic, id]);
  return useSyncExternalStore(subscribe, () => read(live));
}

function useEntity<K extends Kind>(kind: K, id: Id | null): Kinds[K] | undefined {
  return useTopic(kind, id ?? "none", (live) => (id === null ? undefined : live.mirror.find(kind, id)));
}

function useList<K extends Kind>(kind: K): readonly Kinds[K][] {
  return useTopic(kind, null, (live) => live.mirror.list(kind));
}

export function useUnseen(): readonly Sent[] {
  const live = useLive();
  const subscribe = useCallback((listener: () => void) => live.watchUnseen(listener), [live]);
  return useSyncExternalStore(subscribe, () => live.unseen);
}

export function useConnection(): Connection {
  const live = useLive();
  const subscribe = useCallback((listener: () => void) => live.watch(listener), [live]);
  return useSyncExternalStore(subscribe, () => live.connection);
}

export function useMe(): Me | null {
  return useTopic("centre", null, (live) => live.mirror.me);
}

export function useCentre(): CentreInfo | null {
  return useTopic("centre", null, (live) => live.mirror.centre);
}

export function useMode() {
  return useTopic("centre", null, (live) => live.mirror.mode);
}

export function useCatalogue(): Catalogue {
  return useTopic("centre", null, (live) => live.mirror.catalogue);
}

export function useAlarms(): readonly Alarm[] {
  return useTopic("alarms", null, (live) => live.mirror.alarms);
}

export function usePresence(): readonly Presence[] {
  return useTopic("presence", null, (live) => live.mirror.presence);
}

/// Lines, seats and answer times; null until the centre has told.
export function useQueueBoard(): QueueBoardView | null {
  return useTopic("queues", null, (live) => live.mirror.queues);
}

export function useUnitPositions(): ReadonlyMap<string, UnitPosition> {
  return useTopic("avl", null, (live) => live.mirror.positionsOfUnits);
}

export function useCall(id: number | null): CallView | undefined {
  const call = useEntity("calls", id);
  const unseen = useUnseen();
  return useMemo(() => call && callAsAsked(call, unseen), [call, unseen]);
}

export function useConference(call: number | null): ConferenceView | undefined {
  return useEntity("conferences", call);
}

export function useConferences(): readonly ConferenceView[] {
  return useList("conferences");
}

export function useConversation(call: number | null): ConversationView | undefined {
  return useEntity("texts", call);
}

export function useSilent(call: number | null): SilentView | undefined {
  return useEntity("silent", call);
}

export function useConversations(): readonly ConversationView[] {
  return useList("texts");
}

export function useIncident(id: number | null): IncidentView | undefined {
  const incident = useEntity("incidents", id);
  const unseen = useUnseen();
  const me = useMe();
  const { types } = useCatalogue();
  return useMemo(() => incident && incidentAsAsked(incident, unseen, me, types), [incident, unseen, me, types]);
}

export function useUnit(id: string | null): UnitView | undefined {
  const unit = useEntity("units", id);
  const unseen = useUnseen();
  const { statuses } = useCatalogue();
  return useMemo(() => unit && unitAsAsked(unit, unseen, statuses), [unit, unseen, statuses]);
}

export function useCalls(): readonly CallView[] {
  const calls = useList("calls");
  const unseen = useUnseen();
  return useMemo(() => (unseen.length === 0 ? calls : calls.map((each) => callAsAsked(each, unseen))), [calls, unseen]);
}

export function useIncidents(): readonly IncidentView[] {
  const incidents = useList("incidents");
  const unseen = useUnseen();
  const me = useMe();
  const { types } = useCatalogue();
  return useMemo(
    () => (unseen.length === 0 ? incidents : incidents.map((each) => incidentAsAsked(each, unseen, me, types))),
    [incidents, unseen, me, types],
  );
}

/// How many reports of wrong data nobody has answered.
export function useDiscrepancies(): number {
  return useTopic("centre", null, (live) => live.mirror.discrepancies);
}

export function useClosures(): readonly ClosureView[] {
  return useList("closures");
}

/// The ways out of the centre, in the order in which they are tried.
export function useTrunks(): readonly TrunkView[] {
  return useList("trunks");
}

export function useUnits(): readonly UnitView[] {
  const units = useList("units");
  const unseen = useUnseen();
  const { statuses } = useCatalogue();
  return useMemo(
    () => (unseen.length === 0 ? units : units.map((each) => unitAsAsked(each, unseen, statuses))),
    [units, unseen, statuses],
  );
}

export function usePositions(): readonly PositionView[] {
  const positions = useList("positions");
  const unseen = useUnseen();
  return useMemo(
    () => (unseen.length === 0 ? positions : positions.map((each) => positionAsAsked(each, unseen))),
    [positions, unseen],
  );
}

/// My desk as the centre has it: the position I am signed on at.
export function useMyPosition(): PositionView | undefined {
  const me = useMe();
  const positions = usePositions();
  return useMemo(() => positions.find((each) => each.login === me?.login), [positions, me]);
}
