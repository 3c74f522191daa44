import { icon } from "./icons.ts";

/** Small drawings on a 100 x 100 grid that stand in for videos and goods. */
const scenes = {
  sea: [
    "#ffb38a",
    "#ff7e82",
    '<circle cx="50" cy="48" r="15" fill="#fff1c9"/><path d="M0 56q12-6 25 0t25 0 25 0 25 0v44H0z" fill="#2f7fb5"/><path d="M0 69q12-6 25 0t25 0 25 0 25 0v31H0z" fill="#1f6399"/><path d="M0 84q12-6 25 0t25 0 25 0 25 0v16H0z" fill="#174b78"/>',
  ],
  hills: [
    "#bfe5f5",
    "#8cc8e8",
    '<circle cx="74" cy="26" r="9" fill="#fff6d6"/><path d="M-5 78L28 34l24 32 16-18 40 40v20H-5z" fill="#3f8f7d"/><path d="M-5 92Q30 62 60 82t50-8v40H-5z" fill="#246553"/>',
  ],
  city: [
    "#40407f",
    "#a35a91",
    '<path d="M4 100V52h18v48zM26 100V34h16v66zM46 100V60h14v40zM64 100V42h18v58zM85 100V64h16v36z" fill="#241f4d"/><path d="M9 58h4v4H9zM31 42h4v4h-4zM31 54h4v4h-4zM70 50h4v4h-4zM70 64h4v4h-4zM9 72h4v4H9zM50 68h4v4h-4z" fill="#ffd98a"/>',
  ],
  noodles: [
    "#ffe3bd",
    "#ffc98f",
    '<path d="M16 52h68q-2 30-34 32-32-2-34-32z" fill="#e2574c"/><ellipse cx="50" cy="52" rx="34" ry="11" fill="#fff2d2"/><path d="M28 51q6-8 12 0t12 0 12 0 10 0" stroke="#e9b04f" stroke-width="4" fill="none"/><circle cx="60" cy="49" r="6" fill="#fff"/><circle cx="60" cy="49" r="3" fill="#f5a623"/><path d="M58 46L88 14M66 46L94 20" stroke="#8a5a3a" stroke-width="3"/>',
  ],
  cat: [
    "#cfe6ff",
    "#a9ceff",
    '<path d="M26 100q-4-40 6-62l-2-20 14 10q7-2 14 0l14-10-2 20q10 22 6 62z" fill="#f2a65a"/><circle cx="43" cy="44" r="3" fill="#3b2a1d"/><circle cx="60" cy="44" r="3" fill="#3b2a1d"/><path d="M48 52h7l-3.5 4z" fill="#d9606b"/><path d="M36 78q15 10 31 0v22H36z" fill="#ffe6c7"/>',
  ],
  mug: [
    "#f3efe8",
    "#e2dace",
    '<path d="M26 34h40v36q0 10-10 10H36q-10 0-10-10z" fill="#ff7b72"/><path d="M66 42h6q10 0 10 11t-10 11h-6" fill="none" stroke="#ff7b72" stroke-width="6"/><path d="M38 27q-4-6 0-12M50 27q-4-6 0-12" stroke="#b8aa98" stroke-width="3" fill="none" stroke-linecap="round"/>',
  ],
  shoes: [
    "#e5edf5",
    "#cfdcea",
    '<path d="M12 64q0-20 8-26l12 6 10-6q10 20 34 22 14 2 14 12v4H12z" fill="#3a7bd5"/><path d="M10 74h80v7q0 3-4 3H14q-4 0-4-3z" fill="#fff"/><path d="M42 46l9-5M47 53l9-5M54 58l8-5" stroke="#fff" stroke-width="3"/>',
  ],
  phones: [
    "#ece8f7",
    "#d6cff0",
    '<path d="M24 62V50a26 26 0 0 1 52 0v12" fill="none" stroke="#463a73" stroke-width="6"/><rect x="17" y="54" width="15" height="28" rx="7" fill="#6c5bb8"/><rect x="68" y="54" width="15" height="28" rx="7" fill="#6c5bb8"/>',
  ],
} as const;

export type SceneName = keyof typeof scenes;

function drawing(name: SceneName): string {
  const [top, bottom, shapes] = scenes[name];
  return `<svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice" style="display:block;position:absolute;inset:0;background:linear-gradient(${top},${bottom})">${shapes}</svg>`;
}

/** A picture of a video or of goods, `extra` laid over it. */
export function picture(
  name: SceneName,
  width: number | string,
  height: number,
  extra = "",
): string {
  const across = typeof width === "number" ? `${width}px` : width;
  return `<div class="picture" style="width:${across};height:${height}px">${drawing(name)}${extra}</div>`;
}

/** A drawing behind the top of the screen. */
export function backdrop(name: SceneName, height: string): string {
  return `<div class="backdrop" style="height:${height}">${drawing(name)}</div>`;
}

export function playMark(): string {
  return `<span class="play"><span>${icon("play", 16)}</span></span>`;
}

export function corner(markup: string): string {
  return `<span class="corner">${markup}</span>`;
}

export function flagged(text: string): string {
  return `<span class="flagged">${text}</span>`;
}

export function avatar(letter: string, size = 36, colour = "#5b8def"): string {
  return `<span class="avatar" style="width:${size}px;height:${size}px;background:${colour};font-size:${size * 0.42}px">${letter}</span>`;
}

/** A street map with the way of a parcel. */
export function map(): string {
  return `<svg width="320" height="92" viewBox="0 0 320 92" style="display:block;background:#e9f0e6"><path d="M0 70q60-26 120-8t120-14 90 4v40H0z" fill="#cfe3f3"/><path d="M0 24h320M70 0v92M190 0v92M0 60L150 0M220 92L320 30" stroke="#fff" stroke-width="6" fill="none"/><path d="M38 66Q96 20 150 40t122-16" stroke="#ff5a5f" stroke-width="3.5" stroke-dasharray="1 7" stroke-linecap="round" fill="none"/><circle cx="38" cy="66" r="6" fill="#fff" stroke="#767d8d" stroke-width="3"/><path d="M272 34c8-8 12-14 12-20a12 12 0 0 0-24 0c0 6 4 12 12 20z" fill="#ff5a5f"/><circle cx="272" cy="14" r="4.5" fill="#fff"/><circle cx="206" cy="42" r="13" fill="#0b6bcb"/><path d="M199 38h8v8h-8zM207 40h3.5l2.5 3v3h-6z" fill="#fff"/></svg>`;
}

/** The wave that is the app's mark. */
export function logo(size = 54): string {
  return `<svg width="${size}" height="${size}" viewBox="0 0 54 54"><rect width="54" height="54" rx="16" fill="#ff5a5f"/><path d="M10 35c6 0 8-14 18-14 7 0 10 5 9 9-2-3-8-3-8 2 0 4 5 6 15 5v6H10z" fill="#fff"/></svg>`;
}
