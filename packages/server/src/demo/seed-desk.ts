import { createId, type Id } from "@helpbuoy/protocol";
import { type Clock } from "../clock.ts";
import type { Deps } from "../deps.ts";
import { createServices, type Services } from "../services.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import { deskScenes, type DeskScene } from "./desk-scenes.ts";

const MINUTE = 60_000;

const people = [
  { email: "agent@example.com", name: "小浪 Sprout" },
  { email: "mengran@example.com", name: "孟然" },
  { email: "lea@example.com", name: "Lea" },
] as const;

/**
 * Fills the demo's desk with a day's work, done through the same services as in life, at the times
 * the scenes say.
 */
export async function seedDesk(deps: Deps, site: StoredSite): Promise<void> {
  const begun = deps.clock.now();
  let now = begun;
  // Time as the scenes tell it: nothing here waits for a timer.
  const clock: Clock = { now: () => now, after: () => () => {} };
  // Nobody is waiting for these answers: no language model is paid to write them.
  const settings = { ...deps.settings, llmUrl: undefined };
  const services = createServices({ ...deps, clock, settings });
  const newId = () => createId(now, deps.random);

  for (const { email, name } of people.slice(1)) {
    await services.agents.create(site.key, { email, name, role: "agent" });
  }
  const colleagues = await services.teams.colleagues(site.key);
  const agents = people.map(({ email, name }) => ({
    id: colleagues.find((one) => one.name === name)?.id ?? "",
    name,
    email,
    mustChangePassword: false,
  }));
  const teams = [
    { name: "支付与退款", categorySlugs: ["payment", "returns", "orders"], members: [0, 1] },
    { name: "账号与安全", categorySlugs: ["account", "verification", "review"], members: [0, 2] },
    { name: "创作者与商家", categorySlugs: ["creators", "selling", "live"], members: [1, 2] },
  ];
  for (const { members, ...team } of teams) {
    const agentIds = members.map((index) => agents[index]?.id ?? "");
    await services.teams.save(site.key, { ...team, agentIds });
  }

  // The oldest first, as it would have happened.
  for (const scene of deskScenes.toSorted((a, b) => b.ago - a.ago)) {
    now = begun - scene.ago * MINUTE;
    const agent = agents[scene.agent ?? -1];
    await play(services, {
      site,
      scene,
      agent,
      lead: agents[0] as DeskAgent,
      newId,
      pass: (minutes) => (now += minutes * MINUTE),
    });
    now = Math.min(now, begun);
  }
}

type DeskAgent = { id: Id; name: string; email: string; mustChangePassword: boolean };
type Stage = {
  site: StoredSite;
  scene: DeskScene;
  /** Whoever has it; undefined: nobody does. */
  agent: DeskAgent | undefined;
  /** Whoever sorts what nobody has. */
  lead: DeskAgent;
  newId: () => Id;
  pass: (minutes: number) => void;
};

async function play(
  services: Services,
  { site, scene, agent, lead, newId, pass }: Stage,
): Promise<void> {
  const { commands, desk, visitors } = services;
  const { token } = await visitors.create(site.key);
  const visitor = await visitors.authenticate(site.key, token);
  const conversationId = newId();
  const { locale, categorySlug } = scene;
  const say = (text: string) =>
    commands.execute(site, visitor, newId(), {
      type: "message.send",
      conversationId,
      messageId: newId(),
      locale,
      text,
      attachments: [],
    });
  const place = () => ({
    site,
    agent: agent as NonNullable<typeof agent>,
    id: conversationId,
    key: newId(),
  });

  await say(scene.asks);
  if (scene.isBotOnly) return;
  pass(1);
  const { capsule = [] } = scene;
  await commands.execute(site, visitor, newId(), {
    type: "handoff.request",
    conversationId,
    locale,
    categorySlug,
    capsule,
  });
  const byDesk = () => ({ ...place(), agent: agent ?? lead });
  if (scene.priority) await desk.setPriority(byDesk(), scene.priority);
  if (scene.tags) await desk.setTags(byDesk(), scene.tags);
  if (!agent) return;
  pass(2);
  await desk.claim(place(), {});
  for (const [who, text] of scene.talk ?? []) {
    pass(2);
    if (who === "v") await say(text);
    else await desk.reply(place(), { messageId: newId(), markdown: text });
  }
  if (scene.note) await desk.note(place(), { noteId: newId(), markdown: scene.note, mentions: [] });
  pass(1);
  if (scene.rating) {
    await desk.setStatus(place(), "resolved");
    const rating = scene.rating;
    await commands.execute(site, visitor, newId(), {
      type: "conversation.rate",
      conversationId,
      rating,
    });
    if (scene.status === "closed") await desk.setStatus(place(), "closed");
  } else if (scene.status) await desk.setStatus(place(), scene.status);
}
