import type { Screen } from "./phone.ts";
import { accountScreens } from "./screens-account.ts";
import { accountSafetyScreens } from "./screens-account-safety.ts";
import { businessScreens } from "./screens-business.ts";
import { creatorScreens } from "./screens-creators.ts";
import { liveScreens } from "./screens-live.ts";
import { orderChangeScreens } from "./screens-order-changes.ts";
import { orderScreens } from "./screens-orders.ts";
import { paymentScreens } from "./screens-payment.ts";
import { privacyScreens } from "./screens-privacy.ts";
import { returnScreens } from "./screens-returns.ts";
import { reviewScreens } from "./screens-review.ts";
import { troubleScreens } from "./screens-trouble.ts";

/** Every picture by its name. */
export const screens = new Map<string, Screen>(
  Object.entries({
    ...accountScreens,
    ...accountSafetyScreens,
    ...reviewScreens,
    ...liveScreens,
    ...paymentScreens,
    ...orderScreens,
    ...orderChangeScreens,
    ...returnScreens,
    ...businessScreens,
    ...creatorScreens,
    ...privacyScreens,
    ...troubleScreens,
  }),
);
