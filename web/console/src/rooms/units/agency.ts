export type AgencyChoice = "ALL" | "FIRE" | "EMS" | "POLICE";

/// A position's function shows in its name: a fire desk starts with the fire units.
export function agencyOf(position: string): AgencyChoice {
  const name = position.toLowerCase();
  return name.includes("fire") ? "FIRE" : name.includes("police") ? "POLICE" : /\bems\b|ambulance/.test(name) ? "EMS" : "ALL";
}
