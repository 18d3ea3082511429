import { lookups, type CallView, type IncidentView, type MatchView, type PlaceRequest } from "@tocsin/wire";
import { useEffect, useMemo, useRef, useState } from "react";
import { clearRefusal, desk, followCall, keepPlace, save } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useCall, useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Combobox } from "../../parts/Combobox";
import { Field } from "../../parts/Field";
import { between, districtLine, EXACTNESS_WORDS, meters, NEAR_BORDER, otherDistricts } from "../../parts/format";
import { sureOf } from "../calls/order";
import { useCommit } from "./commits";
import { unableAt, useMapData } from "../map/mapData";
import css from "./IncidentPanel.module.css";

const SUGGESTIONS = 8;
const NONE: MatchView[] = [];

/// Where. Completes as one types, nearest to the caller first; what was typed is kept beside what was matched; what
/// nobody can verify goes through only by force, and says so everywhere.
export function PlaceField({ incident, call }: { incident: IncidentView | undefined; call: CallView | undefined }) {
  const live = useLive();
  const { draft, places } = useStore(desk);
  const linked = useCall(incident?.calls[0] ?? null);
  const input = useRef<HTMLInputElement>(null);
  const incidentId = incident?.id;
  const fresh = incident ? null : draft;
  const known = incident ? (incident.place?.label ?? "") : (fresh?.suggested ?? "");
  /// What is in the field and not sent; null shows what is known.
  const typed = incidentId === undefined ? (fresh && fresh.place !== fresh.suggested ? fresh.place : null) : (places[incidentId] ?? null);
  const text = typed ?? known;
  const spot = (call ?? linked)?.place;
  const near = useMemo(
    () => (spot?.lat !== undefined && spot.lon !== undefined ? { lat: spot.lat, lon: spot.lon } : null),
    [spot?.lat, spot?.lon],
  );
  const fromCall = fresh !== null && typed === null && known !== "";
  // What nobody has verified is asked again, so that an arrow key shows what it may mean.
  const unverified = incident?.place?.exactness === "FORCED" ? known : "";
  const options = useCompletions(typed ?? (fromCall ? known : unverified), near);

  useEffect(() => {
    if (call) followCall(call);
  }, [call]);
  // What comes newer is chosen as the first was: typing replaces it.
  useEffect(() => {
    if (fromCall && document.activeElement === input.current) input.current?.select();
  }, [fromCall, known]);
  useAction("incident.address", () => {
    input.current?.focus();
    input.current?.select();
  });

  const send = async (place: PlaceRequest) => {
    clearRefusal("place");
    const answer = await save(live, { kind: "place", place });
    // A refusal leaves what was typed in the field.
    keepPlace(incidentId, answer?.t === "refused" ? place.typed : null);
    return answer;
  };
  const commit = async (value: string) => {
    const words = value.trim();
    if (words === "" || (incident && words === known)) return null;
    // A fast hand is ahead of the list: ask rather than send words the list would have known.
    const found = options.length > 0 ? options : await lookups.complete(words, near, SUGGESTIONS).catch(() => NONE);
    const town = fromCall ? call?.place?.municipality : undefined;
    const exact = found.filter((each) => each.label.toLowerCase() === words.toLowerCase() && (!town || each.municipality === town));
    const only = exact.length === 1 ? exact[0] : undefined;
    return send({
      typed: words,
      ...(only ? { matchId: only.id } : {}),
      ...(fromCall && near ? near : {}),
    });
  };
  useCommit(() => (typed !== null || fromCall ? commit(text) : Promise.resolve()));

  return (
    <div data-field="place">
      <Field label="Where" action="incident.address" field="place" tall note={<PlaceNote incident={incident} fromCall={fromCall} call={call} typed={typed} />}>
        {(ids) => (
          <Combobox
            label="Where"
            labelledBy={ids.label}
            describedBy={ids.note}
            invalid={ids.invalid}
            input={input}
            first
            value={text}
            placeholder="Address, crossing, place, box or coordinates"
            onType={(value) => {
              clearRefusal("place");
              keepPlace(incidentId, value);
            }}
            options={options}
            idOf={(each) => each.id}
            textOf={(each) => each.label}
            sure={sureOf(options)}
            show={(each) => <MatchLine match={each} />}
            onPick={(each) => void send({ typed: text, matchId: each.id, lat: each.lat, lon: each.lon })}
            onCommit={(value) => void commit(value)}
            onEscape={() => {
              if (typed === null) return false;
              keepPlace(incidentId, null);
              clearRefusal("place");
              return true;
            }}
          />
        )}
      </Field>
    </div>
  );
}

function MatchLine({ match }: { match: MatchView }) {
  return (
    <span className={css.match}>
      <span className={css.matchLabel}>{match.label}{match.detail ? `, ${match.detail}` : ""}</span>
      <span className={css.matchSide}>
        {match.municipality}
        {match.metersFromCaller !== undefined ? ` · ${meters(match.metersFromCaller)} from caller` : ""}
      </span>
      <span className={css.matchUnder}>
        {[between(match.crossStreets), match.exactness === "EXACT" ? "" : EXACTNESS_WORDS[match.exactness]].filter(Boolean).join(" · ") || match.why}
      </span>
    </span>
  );
}

function PlaceNote({ incident, fromCall, call, typed }: { incident: IncidentView | undefined; fromCall: boolean; call: CallView | undefined; typed: string | null }) {
  const { data } = useMapData();
  if (fromCall && call?.place) {
    const { place } = call;
    return <>From the call{place.radiusMeters !== undefined && place.radiusMeters >= 1 ? `, within ${meters(place.radiusMeters)}` : ""}. Enter takes it, typing replaces it.</>;
  }
  const place = incident?.place;
  if (typed !== null) return <>Arrow keys choose, Enter takes it.{place ? " Escape puts back what is saved." : ""}</>;
  if (!place) return <>Not located yet. No drive times without a place.</>;
  const look = place.exactness === "EXACT" ? css.sure : place.exactness === "FORCED" ? css.forced : css.unsure;
  const unable = unableAt(data, place.municipality);
  const districts = [...districtLine(place.districts, place.borderline), ...otherDistricts(place.districts, place.borderline)];
  return (
    <>
      <span className={css.verified}>
        <span className={look}>{place.exactness === "EXACT" ? "✓ " : "▲ "}{EXACTNESS_WORDS[place.exactness]}</span>
        {place.exactness === "FORCED" && <span>an arrow key shows what it may mean</span>}
        {place.municipality && <b>{place.municipality}</b>}
        {place.crossStreets && <span>{between(place.crossStreets)}</span>}
      </span>
      <span className={css.verified}>
        {districts.map((each) => (
          <span key={each.kind}>{each.kind} <b>{each.name}</b>{each.near && <span className={css.near}> {NEAR_BORDER} {each.near}</span>}</span>
        ))}
        {unable.length > 0 && <span className={css.near}>▲ the map of {place.municipality || "this place"}: {unable.join("; ")}</span>}
        {place.typed !== "" && place.typed.toLowerCase() !== place.label.toLowerCase() && <span>typed “{place.typed}”</span>}
      </span>
    </>
  );
}

/// Matches for what is typed, the last ones kept until new ones come, so that the list does not flicker.
function useCompletions(text: string, near: { lat: number; lon: number } | null): MatchView[] {
  const [matches, setMatches] = useState<MatchView[]>(NONE);
  const words = text.trim();
  useEffect(() => {
    if (words.length < 2) {
      setMatches(NONE);
      return undefined;
    }
    const abort = new AbortController();
    lookups.complete(words, near, SUGGESTIONS, abort.signal).then(setMatches, () => !abort.signal.aborted && setMatches(NONE));
    return () => abort.abort();
  }, [words, near]);
  return words.length < 2 ? NONE : matches;
}
