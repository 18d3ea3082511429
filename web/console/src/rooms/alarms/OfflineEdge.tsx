import { useConnection } from "../../app/live";
import css from "./Banner.module.css";

/// The coloured edge around everything while the line is dead. The words are in the banner.
export function OfflineEdge() {
  const connection = useConnection();
  return connection.state === "offline" ? <div className={css.edge} data-testid="offline-edge" /> : null;
}
