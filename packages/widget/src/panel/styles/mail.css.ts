/** The ways a talk leaves the panel. */
export const mailCss = `
.hb-mail { display: grid; align-content: start; gap: 28px; padding: 20px; }
.hb-mail > section { display: grid; gap: 10px; }
.hb-mail-ways { display: flex; flex-wrap: wrap; gap: 8px; }
`;
