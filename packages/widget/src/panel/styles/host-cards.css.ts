/** An order or a product of the host page, above the composer. */
export const hostCardsCss = `
.hb-host-card { display: flex; flex: none; align-items: center; gap: 12px; margin: 8px 16px 0; padding: 8px 8px 8px 12px; border: 1px solid var(--hb-line); border-radius: 12px; }
.hb-host-picture { flex: none; inline-size: 44px; block-size: 44px; border-radius: 8px; object-fit: cover; }
.hb-host-picture[hidden] { display: none; }
.hb-host-words { display: grid; flex: 1; min-inline-size: 0; }
.hb-host-card > .hb-button { flex: none; }
`;
