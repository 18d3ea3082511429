import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./real";

const SIPP = join(ROOT, "edge/src/test/resources/sipp");
const SAMPLES_A_SECOND = 8000;

/// A caller made by others: a program that rings the centre, and how it ends.
export interface Caller {
  ended: Promise<number | null>;
  hangUp(): void;
}

/// SIPp rings with a location by value, at a point, and speaks until the centre hangs up.
///
/// @param folder for its files
/// @param number digits of the calling number
export function sipp(folder: string, sipPort: number, at: { lat: number; lon: number }, number: string): Caller {
  mkdirSync(folder, { recursive: true });
  const scenario = readFileSync(join(SIPP, "i3_call_released.xml"), "utf8")
    .replaceAll("16175550142", number)
    .replace("42.3736 -71.1097", `${at.lat} ${at.lon}`)
    .replace(/<ca:civicAddress.*?<\/ca:civicAddress>\n?/s, "");
  writeFileSync(join(folder, "call.xml"), scenario);
  writeFileSync(join(folder, "tone.ulaw"), tone());
  return started(spawn("sipp", [`127.0.0.1:${sipPort}`, "-sf", "call.xml", "-m", "1", "-i", "127.0.0.1", "-nostdin", "-nd"], { cwd: folder, stdio: "ignore" }));
}

/// Baresip rings without a location, as a telephone behind an exchange does.
export function baresip(folder: string, sipPort: number, number: string): Caller {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config"), `sip_listen 127.0.0.1:0
module_path /usr/lib/baresip/modules
module g711.so
module aubridge.so
module_app account.so
module_app menu.so
audio_source aubridge,nowhere
audio_player aubridge,nowhere
audio_alert aubridge,nowhere
ausrc_srate 8000
auplay_srate 8000
audio_channels 1
rtp_ports 30000-39000
`);
  writeFileSync(join(folder, "accounts"), `<sip:+${number}@127.0.0.1;transport=udp>;regint=0;audio_codecs=pcmu/8000/1\n`);
  return started(spawn("baresip", ["-4", "-f", folder, "-e", `d sip:911@127.0.0.1:${sipPort};transport=udp`], { cwd: folder, stdio: "ignore" }));
}

/// Kamailio as the border of a private exchange, with the configuration this repository has for borders: it knows where
/// its telephones are and says so.
export function border(folder: string, port: number, centrePort: number, at: { lat: number; lon: number }): Caller {
  mkdirSync(folder, { recursive: true });
  const centres = join(folder, "centres.list");
  writeFileSync(centres, `1 sip:127.0.0.1:${centrePort} 0 10\n`);
  const defined = { CHILDREN: "1", OUTSIDE: `udp:127.0.0.1:${port}`, CENTRES: `"${centres}"`, EXCHANGE_AT: `"<geo:${at.lat},${at.lon};u=25>"` };
  return started(spawn("kamailio", [
    "-DD", "-E", "-f", join(ROOT, "deploy/kamailio/kamailio.cfg"), "-Y", folder, "-w", folder, "-m", "32", "-M", "4",
    ...Object.entries(defined).flatMap(([name, value]) => ["-A", `${name}=${value}`]),
  ], { cwd: folder, stdio: "ignore" }));
}

function started(child: ChildProcess): Caller {
  return {
    ended: new Promise((resolve) => child.once("exit", resolve)),
    hangUp: () => void child.kill("SIGTERM"),
  };
}

/// A second of 600 Hz in mu-law.
function tone(): Buffer {
  const bytes = Buffer.alloc(SAMPLES_A_SECOND);
  for (let n = 0; n < SAMPLES_A_SECOND; n++) bytes[n] = mulaw(Math.round(8000 * Math.sin((2 * Math.PI * 600 * n) / SAMPLES_A_SECOND)));
  return bytes;
}

/// ITU-T G.711, mu-law.
function mulaw(sample: number): number {
  const magnitude = Math.min(Math.abs(sample), 32635) + 132;
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7);
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
}
