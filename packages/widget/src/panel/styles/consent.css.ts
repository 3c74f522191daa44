/** The question that comes before anything is kept. */
export const consentCss = `
.hb-consent { display: grid; justify-items: start; gap: 10px; margin: 12px 20px; padding: 16px; border: 1px solid var(--hb-edge); border-radius: 12px; background: var(--hb-sunken); }
`;
