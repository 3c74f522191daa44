/** What stands under home's search box. */
export const topicsCss = `
.hb-categories { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.hb-category {
  display: flex;
  align-items: center;
  gap: 10px;
  inline-size: 100%;
  block-size: 100%;
  min-block-size: 52px;
  padding: 8px 10px;
  border: 1px solid var(--hb-line);
  border-radius: var(--hb-radius);
  font-size: calc(var(--hb-unit) * 14);
  font-weight: 500;
  line-height: 1.3;
  text-wrap: balance;
  transition: border-color var(--hb-quick), background var(--hb-quick);
}
@media (hover: hover) { .hb-category:hover { border-color: var(--hb-edge); background: var(--hb-sunken); } }
.hb-recent { margin-block-start: 12px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); background: var(--hb-bg); box-shadow: var(--hb-lift); }
@media (max-width: 300px) { .hb-categories { grid-template-columns: 1fr; } }
`;
