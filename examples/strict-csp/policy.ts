/** The strictest policy under which the widget works whole; `helpbuoy doctor` prints the same. */
export { strictPolicy } from "@helpbuoy/server/strict-policy";
