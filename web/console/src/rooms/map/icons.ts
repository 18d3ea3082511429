import type { Map as MapLibre } from "maplibre-gl";
import { colour } from "./ink";

const SCALE = 2;
type Draw = (pen: CanvasRenderingContext2D) => void;

/// Draws the map's marks with the same shapes and colours as the boards: octagon, triangle, diamond, square, circle
/// for priorities; square, cross and shield for the agencies.
export function addIcons(map: MapLibre) {
  for (let priority = 1; priority <= 5; priority++) {
    add(map, `incident-${priority}`, 26, (pen) => {
      pen.beginPath();
      shapeOf(pen, priority);
      finish(pen, colour(`--p${priority}`));
      text(pen, String(priority), 13, priority === 2 ? 16 : 13.5, colour(`--p${priority}-text`), 13);
    });
  }
  for (const [look, token] of [["free", "--good"], ["going", "--info"], ["there", "--bad"], ["patient", "--violet"], ["off", "--dim"]] as const) {
    for (const [agency, sign] of [["fire", "F"], ["ems", "+"], ["police", "P"], ["other", "•"]] as const) {
      add(map, `unit-${agency}-${look}`, 18, (pen) => {
        pen.beginPath();
        if (agency === "fire") pen.rect(2, 2, 14, 14);
        else if (agency === "police") shield(pen);
        else pen.arc(9, 9, 7.2, 0, Math.PI * 2);
        finish(pen, colour(token));
        text(pen, sign, 9, 9.6, colour("--map-halo"), 11);
      });
    }
    add(map, `heading-${look}`, 40, (pen) => {
      pen.beginPath();
      pen.moveTo(20, 2);
      pen.lineTo(26, 11);
      pen.lineTo(14, 11);
      pen.closePath();
      finish(pen, colour(token));
    });
  }
  for (const [agency, sign] of [["fire", "F"], ["ems", "E"], ["police", "P"], ["other", "S"]] as const) {
    add(map, `station-${agency}`, 18, (pen) => {
      pen.beginPath();
      pen.moveTo(9, 1.5);
      pen.lineTo(16.5, 7.5);
      pen.lineTo(16.5, 16.5);
      pen.lineTo(1.5, 16.5);
      pen.lineTo(1.5, 7.5);
      pen.closePath();
      finish(pen, colour("--dim"));
      text(pen, sign, 9, 12, colour("--map-halo"), 9);
    });
  }
  add(map, "hospital", 18, (pen) => {
    pen.beginPath();
    pen.roundRect(1.5, 1.5, 15, 15, 3);
    finish(pen, colour("--info"));
    text(pen, "H", 9, 9.6, colour("--map-halo"), 12);
  });
  add(map, "box", 14, (pen) => {
    pen.beginPath();
    pen.rect(2, 2, 10, 10);
    finish(pen, colour("--bad-fill"));
  });
  add(map, "dot", 8, (pen) => {
    pen.beginPath();
    pen.arc(4, 4, 2.3, 0, Math.PI * 2);
    pen.fillStyle = colour("--map-place");
    pen.fill();
  });
  add(map, "one-way", 14, (pen) => {
    pen.strokeStyle = colour("--map-arrow");
    pen.lineWidth = 1.5;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(2, 7);
    pen.lineTo(12, 7);
    pen.moveTo(8.5, 4);
    pen.lineTo(12, 7);
    pen.lineTo(8.5, 10);
    pen.stroke();
  });
  // Wide enough to show around an incident at the same spot.
  add(map, "caller", 46, (pen) => {
    pen.strokeStyle = colour("--map-halo");
    pen.lineWidth = 6;
    ring(pen);
    pen.strokeStyle = colour("--bad-fill");
    pen.lineWidth = 3;
    ring(pen);
    pen.fillStyle = colour("--bad-fill");
    pen.beginPath();
    pen.arc(23, 23, 4.5, 0, Math.PI * 2);
    pen.fill();
  });
}

function add(map: MapLibre, name: string, size: number, draw: Draw) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * SCALE;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.scale(SCALE, SCALE);
  draw(pen);
  const data = pen.getImageData(0, 0, canvas.width, canvas.height);
  if (map.hasImage(name)) map.removeImage(name);
  map.addImage(name, data, { pixelRatio: SCALE });
}

function finish(pen: CanvasRenderingContext2D, fill: string) {
  pen.lineJoin = "round";
  pen.strokeStyle = colour("--map-halo");
  pen.lineWidth = 3;
  pen.stroke();
  pen.fillStyle = fill;
  pen.fill();
}

function text(pen: CanvasRenderingContext2D, words: string, x: number, y: number, fill: string, size: number) {
  pen.font = `700 ${size}px "IBM Plex Sans", sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = fill;
  pen.fillText(words, x, y);
}

function shapeOf(pen: CanvasRenderingContext2D, priority: number) {
  const points: Record<number, [number, number][]> = {
    1: [[8, 2], [18, 2], [24, 8], [24, 18], [18, 24], [8, 24], [2, 18], [2, 8]],
    2: [[13, 1.5], [25, 23.5], [1, 23.5]],
    3: [[13, 1], [25, 13], [13, 25], [1, 13]],
    4: [[3, 3], [23, 3], [23, 23], [3, 23]],
  };
  const corners = points[priority];
  if (!corners) pen.arc(13, 13, 10.5, 0, Math.PI * 2);
  else corners.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
}

function shield(pen: CanvasRenderingContext2D) {
  pen.moveTo(9, 1.2);
  pen.lineTo(16, 3.6);
  pen.lineTo(16, 9);
  pen.quadraticCurveTo(15, 14.5, 9, 17);
  pen.quadraticCurveTo(3, 14.5, 2, 9);
  pen.lineTo(2, 3.6);
  pen.closePath();
}

function ring(pen: CanvasRenderingContext2D) {
  pen.beginPath();
  pen.arc(23, 23, 19, 0, Math.PI * 2);
  pen.stroke();
}
