// Preloaded into a server process: its clock stands CLOCK_OFFSET milliseconds off.
const offset = Number(process.env["CLOCK_OFFSET"]);
const now = Date.now;
Date.now = () => now() + offset;
