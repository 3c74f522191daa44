/** The list of tickets. */
export const ticketsCss = `
.hb-ticket { gap: 4px; }
.hb-ticket-line { display: flex; align-items: center; gap: 8px; }
.hb-ticket-time { margin-inline-start: auto; font-size: var(--hb-xs); white-space: nowrap; }
.hb-dot { display: inline-block; inline-size: 8px; block-size: 8px; margin-inline-end: 7px; vertical-align: .1em; border-radius: 50%; background: var(--hb-accent-fill); }
.hb-elsewhere { margin-block-start: 16px; text-align: center; }
@media (forced-colors: active) { .hb-dot { background: Highlight; } }
`;
