import type { Screen } from "./phone.ts";

export interface Scene {
  screen: Screen;
  seconds: number;
  /** Without one, the caption of the scene before goes on. */
  caption?: [zh: string, en: string];
}

export interface Film {
  scenes: Scene[];
  /** Stands for the film before it plays. */
  poster: Screen;
}
