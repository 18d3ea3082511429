export * from "./types";
export * from "./geojson";
export * from "./lookups";
export * from "./mirror";
export * from "./optimism";
export * from "./outbox";
export * from "./socket";
