// Made from the server's records by WireTypesTest; do not edit.
// Instants are ISO-8601 UTC, durations seconds, positions WGS 84 degrees.
import type { Geometry } from "./geojson";

export type Role = "TELECOMMUNICATOR" | "DISPATCHER" | "SUPERVISOR" | "ADMINISTRATOR";
export type Line = "EMERGENCY" | "TEXT" | "ALARM" | "NON_EMERGENCY" | "ADMINISTRATIVE";
export type CallStatus = "RINGING" | "ACTIVE" | "HELD" | "ABANDONED" | "ENDED";
export type SpokenSource = "NOTED" | "TELEPHONE" | "LINE";
export type PartyRole = "CALLER" | "INTERPRETER" | "OUTSIDE" | "CENTRE" | "TELECOMMUNICATOR" | "SUPERVISOR";
export type PartyStatus = "INVITED" | "RINGING" | "JOINED" | "LEFT" | "FAILED";
export type Ear = "ALL" | "TELECOMMUNICATOR" | "NOBODY";
export type Purpose = "INTERPRETER" | "CRISIS" | "POISON" | "NEIGHBOUR" | "CITY" | "HOSPITAL" | "UTILITY" | "TOW" | "OTHER";
export type AlarmStatus = "OFFERED" | "ACCEPTED" | "REJECTED";
export type AlarmUpdateKind = "INFORMATION" | "CANCEL" | "KEY_HOLDER" | "TOLD" | "PROGRESS";
export type Medium = "MESSAGE" | "MSRP" | "RTT" | "TTY";
export type CarryOver = "NONE" | "TEXT" | "VOICE" | "HEARING";
export type DigitMeaning = "POLICE" | "FIRE" | "AMBULANCE" | "YES" | "NO";
export type Delivery = "RECEIVED" | "SENDING" | "SENT" | "FAILED";
export type IncidentStatus = "PENDING" | "ACTIVE" | "CLOSED";
export type Exactness = "EXACT" | "INTERPOLATED" | "APPROXIMATE" | "FORCED";
export type RingingStage = "OFFERED" | "QUEUE" | "ANYBODY" | "WRAP_UP" | "NOT_READY" | "BUSY" | "EVERYWHERE";
export type SeatState = "READY" | "TALKING" | "WRAP_UP" | "NOT_READY" | "AWAY";
export type DiscrepancyKind = "PLACE" | "BOUNDARY" | "CALLER_LOCATION" | "ROAD" | "MISROUTE";
export type TrunkState = "UNKNOWN" | "NORMAL" | "DOWN" | "UNREACHABLE";
export type DatabaseState = "up" | "down";
export type AlarmLevel = "info" | "warning" | "critical";
export type Priority = 1 | 2 | 3 | 4 | 5;
export type AvlRow = [id: string, lat: number, lon: number, headingDegrees: number, ageSeconds: number];

export interface Me {
  login: string;
  name: string;
  roles: Role[];
  position: string | null;
}

export interface CentreInfo {
  name: string;
  timeZone: string;
  packName: string;
  packVersion: string;
  center: [lon: number, lat: number];
  database: DatabaseState;
  positions: string[];
  demo: boolean;
}

export interface Movement {
  meters: number;
  toward: string;
  seconds: number;
  beyondError: boolean;
}

export interface FixView {
  lat?: number;
  lon?: number;
  radiusMeters?: number;
  civic?: string;
  takenAt: string;
  method: string;
  source: string;
  confidencePercent: number;
  moved?: Movement;
}

export interface CallPlace {
  text: string;
  civic: string | null;
  lat?: number;
  lon?: number;
  radiusMeters?: number;
  area?: Geometry;
  takenAt: string;
  method: string;
  source: string;
  exactness: string;
  municipality: string;
  districts: Record<string, string>;
}

export interface AdditionalView {
  block: string;
  values: [string, string][];
}

export interface AskingView {
  at: string;
  open: boolean;
  why?: string;
}

export interface ProtectionView {
  signalling: boolean;
  voice: boolean;
}

export interface SpokenView {
  code: string;
  name: string;
  source: SpokenSource;
}

export interface CentreView {
  id: string;
  name: string;
}

export interface CallView {
  id: number;
  line: Line;
  rank: number;
  number: string | null;
  canCallBack: boolean;
  name: string;
  service: string;
  classOfService: string;
  trunk: string;
  status: CallStatus;
  arrivedAt: string;
  answeredAt?: string;
  handler?: string;
  handlerName?: string;
  position?: string;
  endedAt?: string;
  endedBy?: string;
  outcome?: string;
  incident?: number;
  attempts: number;
  callBacks: number;
  place: CallPlace | null;
  fixes: FixView[];
  additional: AdditionalView[];
  oddities: string[];
  earlierCalls: number;
  recording?: string;
  rightPsap?: string;
  rightCentre?: CentreView;
  alarm?: AlarmView;
  asking?: AskingView;
  queue?: string;
  language?: SpokenView;
  protection?: ProtectionView;
}

export interface PlaceView {
  typed: string;
  label: string;
  municipality: string;
  detail: string;
  crossStreets: string;
  lat?: number;
  lon?: number;
  exactness: Exactness;
  why: string;
  districts: Record<string, string>;
  borderline: Record<string, string>;
  packVersion: string;
}

export interface RecommendationRow {
  unit: string;
  kind: string;
  send: boolean;
  need: string;
  driveSeconds: number;
  positionAgeSeconds: number;
  status: string;
  reason: string;
}

export interface RecommendationView {
  at: string;
  rows: RecommendationRow[];
  more: number;
  unmet: string[];
  planVersion: string;
  packVersion: string;
}

export interface NoteView {
  at: string;
  by: string;
  byName: string;
  text: string;
}

export interface IncidentView {
  id: number;
  status: IncidentStatus;
  type: string;
  typeWords: string;
  priority: Priority;
  alarmLevel: number;
  place: PlaceView | null;
  calls: number[];
  notes: NoteView[];
  recommendation: RecommendationView | null;
  openedAt: string;
  openedBy: string;
  openedByName: string;
  dispatchedAt?: string;
  arrivedAt?: string;
  closedAt?: string;
  closedBy?: string;
  disposition?: string;
  units: string[];
}

export interface UnitView {
  id: string;
  kind: string;
  agency: string;
  station: string;
  municipality: string;
  beat: string;
  abilities: string[];
  status: string;
  statusWords: string;
  primary: string;
  since: string;
  incident?: number;
  detail: string;
  overdue: boolean;
  limitSeconds?: number;
  eta?: string;
  home: [lon: number, lat: number];
}

export interface PositionView {
  id: string;
  login: string;
  name: string;
  since: string;
  ready: boolean;
  reason: string;
  connected: boolean;
}

export interface PartyView {
  id: number;
  role: PartyRole;
  label: string;
  leg: string;
  status: PartyStatus;
  language: string;
  ear: Ear;
  transfer: boolean;
  by: string;
  byName: string;
  position?: string;
  requestedAt: string;
  joinedAt?: string;
  acknowledgedAt?: string;
  overAt?: string;
  spokeSeconds?: number;
  cause: string;
}

export interface ConferenceView {
  id: number;
  telecommunicators: number;
  parties: PartyView[];
}

export interface QuestionView {
  number: number;
  at: string;
  byName: string;
  words: string;
  answer?: DigitMeaning;
}

export interface DigitView {
  at: string;
  digit: string;
  meaning?: DigitMeaning;
}

export interface SilentView {
  id: number;
  sound?: string;
  soundSince?: string;
  typing?: string;
  needs?: DigitMeaning;
  questions: QuestionView[];
  digits: DigitView[];
}

export interface AlarmUpdateView {
  at: string;
  by: string;
  kind: AlarmUpdateKind;
  words: string;
}

export interface AlarmView {
  kind: string;
  words: string;
  source: string;
  reference: string;
  device: string;
  premises: string;
  box: string;
  said: string;
  raisedAt: string;
  status: AlarmStatus;
  cancelled: boolean;
  refusal?: string;
  updates: AlarmUpdateView[];
}

export interface MessageView {
  number: number;
  at: string;
  by: string;
  byName: string;
  medium: Medium;
  text: string;
  meaning: string;
  delivery: Delivery;
  reason: string;
}

export interface ConversationView {
  id: number;
  medium: Medium;
  carryOver: CarryOver;
  messages: MessageView[];
  closedAt?: string;
}

export interface LineView {
  code: string;
  name: string;
  line: string;
  rank: number;
  waiting: number;
  oldest?: string;
  stage: RingingStage;
  ringing: string[];
  greeting: string;
}

export interface WaitView {
  call: number;
  queue: string;
  ringing?: string[];
  suspect?: string[];
  overflow: number;
}

export interface StrandedView {
  call: number;
  since: string;
  position: string;
  name: string;
}

export interface CallingBackView {
  call: number;
  since: string;
  position: string;
  name: string;
}

export interface SeatView {
  position: string;
  name: string;
  state: SeatState;
  reason: string;
  since: string;
  wrapUpUntil?: string;
  skills: string[];
  languages: string[];
}

export interface FiguresView {
  answered: number;
  abandoned: number;
  within10: number;
  within15: number;
  within20: number;
  p90: number;
  p95: number;
}

export interface BurstView {
  source: string;
  since: string;
  last: string;
  waiting: number;
  left: number;
}

export interface TotalsView {
  waiting: number;
  suspects: number;
  rows: number;
  suspectRows: number;
  rowsShown: number;
}

export interface QueueBoardView {
  now: string;
  lines: LineView[];
  waits: WaitView[];
  stranded: StrandedView[];
  callingBack: CallingBackView[];
  seats: SeatView[];
  hour: FiguresView;
  day: FiguresView;
  bursts: BurstView[];
  totals: TotalsView;
  breaks: string[];
}

export interface AbandonedPage {
  calls: CallView[];
  next?: number;
}

export interface ClosureView {
  id: number;
  streets: string[];
  label: string;
  reason: string;
  since: string;
  by: string;
  byName: string;
  until?: string;
}

export interface TrunkView {
  id: string;
  state: TrunkState;
  words: string;
  usable: boolean;
  since: string;
  why: string;
}

export interface TrunkReadingView {
  id: string;
  state: TrunkState;
  askedAt: string | null;
  answeredAt: string | null;
  answer: string;
  roundTripMillis: number;
  unanswered: number;
}

export interface DiscrepancyView {
  id: number;
  kind: DiscrepancyKind;
  words: string;
  typed: string;
  lat?: number;
  lon?: number;
  incident?: number;
  call?: number;
  packVersion: string;
  at: string;
  by: string;
  byName: string;
}

export interface TypeView {
  code: string;
  words: string;
  aliases: string[];
  priority: Priority;
  needs: string[];
  emergency: boolean;
}

export interface DispositionView {
  code: string;
  words: string;
}

export interface StatusView {
  code: string;
  words: string;
  primary: string;
  step: number;
}

export interface VerbView {
  verb: string;
  words: string;
  example: string;
}

export interface Snapshot {
  calls: CallView[];
  incidents: IncidentView[];
  units: UnitView[];
  positions: PositionView[];
  texts: ConversationView[];
  conferences: ConferenceView[];
  silent: SilentView[];
  closures: ClosureView[];
  trunks: TrunkView[];
  discrepancies: number;
  types: TypeView[];
  dispositions: DispositionView[];
  statuses: StatusView[];
  verbs: VerbView[];
}

export interface MatchView {
  id: string;
  kind: string;
  label: string;
  municipality: string;
  detail: string;
  crossStreets: string;
  lat: number;
  lon: number;
  exactness: Exactness;
  why: string;
  score: number;
  metersFromCaller?: number;
}

export interface NearUnit {
  unit: string;
  driveSeconds: number;
}

export interface NearHydrant {
  id: string;
  lat: number;
  lon: number;
  meters: number;
  flowGpm: number;
  inService: boolean;
}

export interface PlaceAnswer {
  matches: MatchView[];
  districts: Record<string, string>;
  borderline: Record<string, string>;
  nearestUnits: NearUnit[];
  hydrants: NearHydrant[];
}

export interface EnclosedStreet {
  street: string;
  municipality: string;
  doors: number;
  numbers: string[];
}

export interface EnclosedPlace {
  name: string;
  category: string;
  lat: number;
  lon: number;
}

export interface Enclosed {
  doors: number;
  streets: EnclosedStreet[];
  places: EnclosedPlace[];
  hydrants: number;
  truncated: boolean;
}

export interface TimelineEntry {
  seq: number;
  at: string;
  by: string;
  text: string;
  kind: string;
}

export interface RecordView {
  id: string;
  kind: string;
  title: string;
  codes: RecordCode[];
  lines: RecordLine[];
}

export interface RouteView {
  line: [lon: number, lat: number][];
  driveSeconds: number;
  meters: number;
}

export interface HydrantView {
  id: string;
  lat: number;
  lon: number;
  flowGpm: number;
  hoseMeters: number;
  onTheWay: boolean;
}

export interface ApproachView {
  unit?: string;
  line: [lon: number, lat: number][];
  lastMeters: number;
  hydrants: HydrantView[];
}

export interface FindingView {
  severity: string;
  code: string;
  layer: string;
  record: string;
  words: string;
}

export interface MapDataView {
  name: string;
  version: string;
  licence: string;
  origin: string;
  counts: Record<string, number>;
  unable: string[];
  errors: number;
  warnings: number;
  byCode: Record<string, number>;
  findings: FindingView[];
}

export interface AnsweringView {
  name: string;
  words: string;
  answered: number;
  abandoned: number;
  abandonedPercent: number;
  within15: number;
  within20: number;
  medianSeconds: number;
  p90Seconds: number;
  meetsStandard: boolean;
}

export interface InterpretingView {
  name: string;
  asked: number;
  joined: number;
  withinMinute: number;
  failed: number;
  unserved: number;
  lineSeconds?: number;
  lineP90Seconds?: number;
  wordSeconds?: number;
  usedMinutes: number;
}

export interface ReportView {
  from: string;
  until: string;
  zone: string;
  queues: AnsweringView[];
  days: AnsweringView[];
  hours: AnsweringView[];
  languages: InterpretingView[];
  providers: InterpretingView[];
}

export interface ListingView {
  id: string;
  name: string;
  purpose: Purpose;
  purposeWords: string;
  town: string;
  aliases: string[];
  languages: string[];
  note: string;
  lat?: number;
  lon?: number;
  serves: string[];
}

export interface LanguageView {
  code: string;
  name: string;
  other: string[];
  providers: number;
}

export interface DirectoryView {
  version: string;
  listings: ListingView[];
  languages: LanguageView[];
}

export interface LevelView {
  leg: string;
  level: number;
}

export interface EarlierText {
  call: number;
  at: string;
  conversation: ConversationView;
}

export interface Question {
  key: string;
  words: string;
}

export interface Language {
  code: string;
  name: string;
  own: string;
}

export interface Phrase {
  key: string;
  id: string;
  words: Record<string, string>;
}

export interface PhraseBook {
  version: string;
  languages: Language[];
  phrases: Phrase[];
  questions: Question[];
  silentTypes: Record<string, string>;
}

export interface PastCallView {
  id: number;
  arrivedAt: string;
  answeredAt?: string;
  endedAt?: string;
  line: string;
  number?: string;
  classOfService: string;
  trunk: string;
  place: string;
  status: string;
  answeredBy?: string;
  outcome?: string;
  incident?: number;
}

export interface PastIncidentView {
  id: number;
  openedAt: string;
  openedBy: string;
  dispatchedAt?: string;
  arrivedAt?: string;
  closedAt?: string;
  type: string;
  typeWords: string;
  priority: number;
  place: string;
  municipality: string;
  lat?: number;
  lon?: number;
  disposition?: string;
}

export interface PersonView {
  login: string;
  name: string;
  roles: Role[];
  enabled: boolean;
  locked: boolean;
}

export interface TrackView {
  name: string;
  call: number;
  words: string;
  from: number;
  to: number;
  sealed: boolean;
  levels: number[];
}

export interface MarkView {
  at: number;
  kind: string;
  by?: string;
  text: string;
}

export interface PlaybackView {
  calls: number[];
  from: string;
  seconds: number;
  live: boolean;
  sound: string;
  tracks: TrackView[];
  marks: MarkView[];
}

export interface Loaded {
  name: string;
  version: string;
  replaced: string;
  doors: number;
  errors: number;
  warnings: number;
}

export interface PlaceRequest {
  typed: string;
  matchId?: string;
  lat?: number;
  lon?: number;
  force?: boolean;
}

export interface Gone {
  calls?: number[];
  incidents?: number[];
  positions?: string[];
  closures?: number[];
}

export interface RecordCode {
  code: string;
  words: string;
}

export interface RecordLine {
  label: string;
  text: string;
}

export type Request =
  | { type: "positions.SignOn"; position: string; takeOver: boolean }
  | { type: "positions.SignOff"; position: string }
  | { type: "positions.SetReady"; position: string; ready: boolean; reason: string }
  | { type: "calls.Answer"; call: number }
  | { type: "calls.NoteLanguage"; call: number; language: string }
  | { type: "calls.AskLocation"; call: number }
  | { type: "calls.Hold"; call: number }
  | { type: "calls.Resume"; call: number }
  | { type: "texts.Send"; call: number; text: string; meaning?: string }
  | { type: "texts.SetCarryOver"; call: number; carryOver: CarryOver }
  | { type: "silent.Ask"; call: number; words: string }
  | { type: "texts.SetService"; inService: boolean; reason?: string }
  | { type: "calls.Release"; call: number }
  | { type: "alarms.Reject"; call: number; refusal: string; words: string }
  | { type: "alarms.Tell"; call: number; words: string }
  | { type: "calls.TryCallBack"; call: number; result: string }
  | { type: "calls.CallBack"; call: number }
  | { type: "calls.CloseAbandoned"; call: number; outcome: string }
  | { type: "conference.DialListing"; call: number; listing: string; transfer: boolean; override?: boolean }
  | { type: "conference.DialNumber"; call: number; number: string; transfer: boolean }
  | { type: "conference.InvitePosition"; call: number; position: string; transfer: boolean; override?: boolean }
  | { type: "conference.RequestInterpreter"; call: number; language: string }
  | { type: "conference.Join"; party: number }
  | { type: "conference.Listen"; call: number; ear: Ear }
  | { type: "conference.Acknowledge"; party: number; receiver?: string }
  | { type: "conference.Drop"; party: number }
  | { type: "conference.PressKeys"; call: number; party?: number; keys: string }
  | { type: "calls.Verify"; call: number }
  | { type: "calls.CloseBurst"; source: string; outcome: string }
  | { type: "queues.Judge"; call: number; suspect: boolean; why: string }
  | { type: "queues.ExtendWrapUp"; seconds: number }
  | { type: "queues.EndWrapUp" }
  | { type: "incidents.Open"; call?: number; place?: PlaceRequest; incidentType?: string; priority?: number; note?: string }
  | { type: "incidents.Locate"; incident: number; place: PlaceRequest }
  | { type: "incidents.Classify"; incident: number; incidentType: string }
  | { type: "incidents.Prioritize"; incident: number; priority: number }
  | { type: "incidents.RaiseAlarm"; incident: number; level: number }
  | { type: "incidents.AddNote"; incident: number; text: string }
  | { type: "incidents.LinkCall"; incident: number; call: number }
  | { type: "incidents.Recommend"; incident: number }
  | { type: "incidents.Close"; incident: number; disposition: string; override?: boolean }
  | { type: "incidents.Reopen"; incident: number; reason: string }
  | { type: "units.Dispatch"; incident: number; units: string[]; override: boolean }
  | { type: "units.Report"; unit: string; status: string; detail: string; override: boolean }
  | { type: "units.Clear"; unit: string }
  | { type: "closures.Close"; streets?: string[]; lat?: number; lon?: number; street?: string; label?: string; reason: string; until?: string }
  | { type: "closures.Open"; closure: number; cause?: string }
  | { type: "discrepancies.Report"; kind: string; words: string; typed?: string; lat?: number; lon?: number; incident?: number; call?: number }
  | { type: "discrepancies.Resolve"; discrepancy: number; answer: string };

export type ClientMessage =
  | { t: "hello"; epoch?: string; seq?: number }
  | { t: "cmd"; key: string; typedAt: string; command: Request }
  | { t: "line"; key: string; typedAt: string; text: string; incident?: number; override?: boolean }
  | { t: "ping"; n: number }
  | { t: "editing"; incident: number; field: string | null };

export interface Welcome {
  t: "welcome";
  epoch: string;
  seq: number;
  now: string;
  me: Me;
  centre: CentreInfo;
  snapshot?: Snapshot;
}

export interface Delta {
  t: "delta";
  seq: number;
  at: string;
  calls?: CallView[];
  incidents?: IncidentView[];
  units?: UnitView[];
  positions?: PositionView[];
  texts?: ConversationView[];
  conferences?: ConferenceView[];
  silent?: SilentView[];
  closures?: ClosureView[];
  trunks?: TrunkView[];
  discrepancies?: number;
  gone?: Gone;
}

export interface Avl {
  t: "avl";
  now: string;
  units: AvlRow[];
}

export interface Queues {
  t: "queues";
  board: QueueBoardView;
}

export interface Ack {
  t: "ack";
  key: string;
  seq: number;
  text: string;
  incident?: number;
  unit?: string;
}

export interface Refused {
  t: "refused";
  key: string;
  code: string;
  message: string;
  overridable: boolean;
}

export interface Mode {
  t: "mode";
  database: DatabaseState;
  since: string;
  message: string;
}

export interface Alarm {
  t: "alarm";
  id: string;
  level: AlarmLevel;
  text: string;
  at: string;
  cleared?: boolean;
}

export interface Presence {
  t: "presence";
  incident: number;
  login: string;
  name: string;
  field: string | null;
}

export interface Pong {
  t: "pong";
  n: number;
  now: string;
}

export type ServerMessage =
  | Welcome
  | Delta
  | Avl
  | Queues
  | Ack
  | Refused
  | Mode
  | Alarm
  | Presence
  | Pong;
