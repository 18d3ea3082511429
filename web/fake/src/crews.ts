import type { Position, UnitView } from "@tocsin/wire";
import { at, districtsAt, townAt } from "./city";

export interface House {
  name: string;
  agency: string;
  column: number;
  row: number;
  units: [id: string, kind: string, abilities?: string[]][];
}

export const HOUSES: House[] = [
  { name: "Headquarters", agency: "FIRE", column: 13.5, row: 8.3, units: [["E1", "ENGINE"], ["L1", "LADDER"], ["R1", "RESCUE", ["HAZMAT"]], ["C1", "CHIEF"]] },
  { name: "Station 2", agency: "FIRE", column: 4.5, row: 4.4, units: [["E2", "ENGINE"], ["L2", "LADDER"]] },
  { name: "Station 3", agency: "FIRE", column: 24.5, row: 5.4, units: [["E3", "ENGINE"], ["SQ3", "SQUAD"]] },
  { name: "Station 4", agency: "FIRE", column: 30.4, row: 10.5, units: [["E4", "ENGINE"], ["L4", "LADDER"]] },
  { name: "Station 5", agency: "FIRE", column: 5.5, row: 17.6, units: [["E5", "ENGINE"], ["R5", "RESCUE"]] },
  { name: "Station 6", agency: "FIRE", column: 14.5, row: 21.4, units: [["E6", "ENGINE"], ["L6", "LADDER"], ["C2", "CHIEF"]] },
  { name: "Station 7", agency: "FIRE", column: 22.6, row: 17.5, units: [["E7", "ENGINE"], ["SQ7", "SQUAD"]] },
  { name: "Station 8", agency: "FIRE", column: 29.5, row: 22.4, units: [["E8", "ENGINE"], ["E9", "ENGINE"], ["L8", "LADDER"]] },
  { name: "Police Headquarters", agency: "POLICE", column: 16.5, row: 8.6, units: [["S1", "SUPERVISOR"], ["S2", "SUPERVISOR"]] },
  { name: "EMS South", agency: "EMS", column: 18.5, row: 10.4, units: [["A1", "AMBULANCE", ["ALS"]], ["A2", "AMBULANCE", ["ALS"]], ["A3", "AMBULANCE"], ["A4", "AMBULANCE"]] },
  { name: "EMS North", agency: "EMS", column: 12.5, row: 18.4, units: [["A5", "AMBULANCE", ["ALS"]], ["A6", "AMBULANCE"], ["A7", "AMBULANCE"], ["A8", "AMBULANCE", ["ALS"]]] },
];

/// Fifty-odd units of the pretended city; more, when a test wants a crowd, are patrol cars.
export function crewsOf(count: number, since: string): UnitView[] {
  const units: UnitView[] = [];
  for (const house of HOUSES) {
    const district = districtsAt(Math.floor(house.column), Math.floor(house.row));
    for (const [id, kind, abilities] of house.units) {
      const beat = house.agency === "FIRE" ? district["FIRE_ENGINE"]! : house.agency === "EMS" ? district["EMS_ZONE"]! : "";
      units.push(unit(id, kind, house.agency, house.name, beat, abilities ?? [], at(house.column, house.row), townAt(Math.floor(house.column), Math.floor(house.row)), since));
    }
  }
  for (let i = 0; units.length < count; i++) {
    const column = (i * 7 + 3) % 33;
    const row = [3, 9, 18, 6, 22, 12][i % 6]!;
    const district = districtsAt(column, row);
    units.push(unit(`P${11 + i}`, "PATROL", "POLICE", "Police Headquarters", district["CAR_ROUTE"]!, [], at(column, row), townAt(column, row), since));
  }
  return units;
}

function unit(id: string, kind: string, agency: string, station: string, beat: string, abilities: string[], home: Position, municipality: string, since: string): UnitView {
  const police = agency === "POLICE";
  return {
    id, kind, agency, station, municipality, beat, abilities, status: police ? "AV" : "AQ",
    statusWords: police ? "Available" : "In quarters", primary: "AVAILABLE", since, detail: "", overdue: false, home,
  };
}
