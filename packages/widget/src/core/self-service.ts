import type { Signal } from "@preact/signals-core";
import { createShopModel, type ShopModel } from "./models/shop-model.ts";
import { createTasksModel, type TasksModel } from "./models/tasks-model.ts";

/** What visitors do themselves, and the orders it is about. */
export type SelfService = { tasks: TasksModel; shop: ShopModel; destroy(): void };

type Parts = Omit<Parameters<typeof createTasksModel>[0], "shop"> &
  Omit<Parameters<typeof createShopModel>[0], "problem"> & {
    problem: Signal<"context_invalid" | undefined>;
  };

export function createSelfService(parts: Parts): SelfService {
  const shop = createShopModel(parts);
  return { shop, tasks: createTasksModel({ ...parts, shop }), destroy: shop.destroy };
}
