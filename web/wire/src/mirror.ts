import type {
  Alarm,
  AvlRow,
  CallView,
  CentreInfo,
  ClosureView,
  ConferenceView,
  ConversationView,
  Delta,
  DispositionView,
  IncidentView,
  Me,
  Mode,
  PositionView,
  SilentView,
  Presence,
  QueueBoardView,
  Snapshot,
  StatusView,
  TrunkView,
  TypeView,
  UnitView,
  VerbView,
  Welcome,
} from "./types";

export interface Kinds {
  calls: CallView;
  incidents: IncidentView;
  units: UnitView;
  positions: PositionView;
  texts: ConversationView;
  conferences: ConferenceView;
  silent: SilentView;
  closures: ClosureView;
  trunks: TrunkView;
}
export type Kind = keyof Kinds;
export type Id = number | string;

export interface Catalogue {
  types: TypeView[];
  dispositions: DispositionView[];
  statuses: StatusView[];
  verbs: VerbView[];
}

export interface UnitPosition {
  lat: number;
  lon: number;
  headingDegrees: number;
  /// When the vehicle was there, by the server's clock, milliseconds.
  at: number;
}

const KINDS: readonly Kind[] = ["calls", "incidents", "units", "positions", "texts", "silent", "conferences", "closures", "trunks"];
const NOTHING: Catalogue = { types: [], dispositions: [], statuses: [], verbs: [] };

type Listener = () => void;

/// This console's copy of what the centre knows. It changes only by a snapshot or by the next delta, so two consoles
/// at the same sequence show the same. Whoever shows one entity listens to that entity only: with 500 units moving, a
/// change to one repaints one row.
export class Mirror {
  me: Me | null = null;
  centre: CentreInfo | null = null;
  catalogue: Catalogue = NOTHING;
  epoch: string | null = null;
  seq = -1;
  mode: Mode | null = null;
  /// Lines, seats and answer times; null until the centre has told.
  queues: QueueBoardView | null = null;
  positionsOfUnits: ReadonlyMap<string, UnitPosition> = new Map();

  private readonly entities: { [K in Kind]: Map<Id, Kinds[K]> } = {
    calls: new Map(),
    incidents: new Map(),
    units: new Map(),
    positions: new Map(),
    texts: new Map(),
    conferences: new Map(),
    silent: new Map(),
    closures: new Map(),
    trunks: new Map(),
  };
  private readonly lists: { [K in Kind]: readonly Kinds[K][] } = {
    calls: [],
    incidents: [],
    units: [],
    positions: [],
    texts: [],
    conferences: [],
    silent: [],
    closures: [],
    trunks: [],
  };
  /// Reports of wrong data nobody has answered yet.
  discrepancies = 0;
  private alarmList: readonly Alarm[] = [];
  private presenceList: readonly Presence[] = [];
  private readonly listeners = new Map<string, Set<Listener>>();

  /// Listens to one entity (`units`, `E4`), to all of a kind (`units`), or to `centre`, `alarms`, `presence`, `avl`.
  subscribe(topic: Kind | "centre" | "alarms" | "presence" | "avl" | "queues", id: Id | null, listener: Listener): () => void {
    const key = id === null ? topic : `${topic}/${id}`;
    const set = this.listeners.get(key) ?? new Set();
    set.add(listener);
    this.listeners.set(key, set);
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(key) === set) this.listeners.delete(key);
    };
  }

  find<K extends Kind>(kind: K, id: Id): Kinds[K] | undefined {
    return this.entities[kind].get(id);
  }

  /// All of a kind; the same array until one of them changes.
  list<K extends Kind>(kind: K): readonly Kinds[K][] {
    return this.lists[kind];
  }

  get alarms(): readonly Alarm[] {
    return this.alarmList;
  }

  get presence(): readonly Presence[] {
    return this.presenceList;
  }

  applyWelcome(welcome: Welcome) {
    this.me = welcome.me;
    this.centre = welcome.centre;
    if (welcome.centre.database === "up") this.mode = null;
    if (welcome.epoch !== this.epoch || welcome.snapshot) this.alarmList = [];
    this.presenceList = [];
    if (welcome.snapshot) {
      this.applySnapshot(welcome.snapshot);
      this.epoch = welcome.epoch;
      this.seq = welcome.seq;
    }
    this.tell("centre");
    this.tell("alarms");
    this.tell("presence");
  }

  /// Applies a delta: entities come whole, so the same sequence may come again with more about it; an older one is
  /// skipped, and false returned.
  applyDelta(delta: Delta): boolean {
    if (delta.seq < this.seq) return false;
    this.seq = delta.seq;
    if (delta.calls) this.put("calls", delta.calls);
    if (delta.incidents) this.put("incidents", delta.incidents);
    if (delta.units) this.put("units", delta.units);
    if (delta.positions) this.put("positions", delta.positions);
    if (delta.texts) this.put("texts", delta.texts);
    if (delta.conferences) this.put("conferences", delta.conferences);
    if (delta.silent) this.put("silent", delta.silent);
    if (delta.closures) this.put("closures", delta.closures);
    if (delta.trunks) this.put("trunks", delta.trunks);
    if (delta.discrepancies !== undefined) this.countDiscrepancies(delta.discrepancies);
    if (delta.gone?.calls) {
      this.drop("calls", delta.gone.calls);
      this.drop("texts", delta.gone.calls);
      this.drop("conferences", delta.gone.calls);
      this.drop("silent", delta.gone.calls);
    }
    if (delta.gone?.incidents) this.drop("incidents", delta.gone.incidents);
    if (delta.gone?.positions) this.drop("positions", delta.gone.positions);
    if (delta.gone?.closures) this.drop("closures", delta.gone.closures);
    return true;
  }

  private countDiscrepancies(open: number) {
    this.discrepancies = open;
    this.tell("centre");
  }

  applyAvl(now: string, rows: readonly AvlRow[]) {
    const base = Date.parse(now);
    const next = new Map(this.positionsOfUnits);
    for (const [id, lat, lon, headingDegrees, ageSeconds] of rows) {
      next.set(id, { lat, lon, headingDegrees, at: base - ageSeconds * 1000 });
    }
    this.positionsOfUnits = next;
    this.tell("avl");
  }

  applyQueues(board: QueueBoardView) {
    this.queues = board;
    this.tell("queues");
  }

  applyAlarm(alarm: Alarm) {
    const others = this.alarmList.filter((each) => each.id !== alarm.id);
    this.alarmList = alarm.cleared ? others : [...others, alarm];
    this.tell("alarms");
  }

  applyMode(mode: Mode) {
    this.mode = mode.database === "down" ? mode : null;
    if (this.centre) this.centre = { ...this.centre, database: mode.database };
    this.tell("centre");
  }

  applyPresence(presence: Presence) {
    const others = this.presenceList.filter(
      (each) => each.login !== presence.login || each.incident !== presence.incident,
    );
    this.presenceList = presence.field === null ? others : [...others, presence];
    this.tell("presence");
  }

  /// Forgets everything: the person signed out.
  clear() {
    this.me = null;
    this.centre = null;
    this.epoch = null;
    this.seq = -1;
    this.mode = null;
    this.queues = null;
    this.alarmList = [];
    this.presenceList = [];
    this.positionsOfUnits = new Map();
    this.applySnapshot({ calls: [], incidents: [], units: [], positions: [], texts: [], silent: [], conferences: [], closures: [], trunks: [], discrepancies: 0, ...NOTHING });
    for (const topic of ["centre", "alarms", "presence", "avl", "queues"] as const) this.tell(topic);
  }

  private applySnapshot(snapshot: Snapshot) {
    this.catalogue = {
      types: snapshot.types,
      dispositions: snapshot.dispositions,
      statuses: snapshot.statuses,
      verbs: snapshot.verbs,
    };
    this.discrepancies = snapshot.discrepancies;
    for (const kind of KINDS) {
      const before = new Set(this.entities[kind].keys());
      this.entities[kind].clear();
      for (const entity of snapshot[kind]) {
        (this.entities[kind] as Map<Id, Kinds[Kind]>).set(entity.id, entity);
        before.add(entity.id);
      }
      this.relist(kind);
      for (const id of before) this.tell(`${kind}/${id}`);
    }
  }

  private put<K extends Kind>(kind: K, changed: readonly Kinds[K][]) {
    for (const entity of changed) this.entities[kind].set(entity.id, entity);
    this.relist(kind);
    for (const entity of changed) this.tell(`${kind}/${entity.id}`);
  }

  private drop(kind: Kind, ids: readonly Id[]) {
    for (const id of ids) this.entities[kind].delete(id);
    this.relist(kind);
    for (const id of ids) this.tell(`${kind}/${id}`);
  }

  private relist<K extends Kind>(kind: K) {
    (this.lists as Record<Kind, readonly Kinds[Kind][]>)[kind] = [...this.entities[kind].values()];
    this.tell(kind);
  }

  private tell(key: string) {
    const set = this.listeners.get(key);
    if (set) for (const listener of [...set]) listener();
  }
}
