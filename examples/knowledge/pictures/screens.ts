import type { Screen } from "./phone.ts";
import { accountScreens } from "./screens-account.ts";
import { businessScreens } from "./screens-business.ts";
import { liveScreens } from "./screens-live.ts";
import { orderScreens } from "./screens-orders.ts";
import { paymentScreens } from "./screens-payment.ts";
import { privacyScreens } from "./screens-privacy.ts";
import { reviewScreens } from "./screens-review.ts";
import { troubleScreens } from "./screens-trouble.ts";

/** Every picture by its name. */
export const screens = new Map<string, Screen>(
  Object.entries({
    ...accountScreens,
    ...reviewScreens,
    ...liveScreens,
    ...paymentScreens,
    ...orderScreens,
    ...businessScreens,
    ...privacyScreens,
    ...troubleScreens,
  }),
);
