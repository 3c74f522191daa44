import type { ComponentChildren, VNode } from "preact";
import { Icon, type IconName } from "./icon.tsx";

/** What stands where there is nothing: a picture, a sentence, and a way on. */
export function Empty(props: {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
}): VNode {
  return (
    <div class="empty">
      <span class="empty-picture">
        <Icon name={props.icon} />
      </span>
      <p class="empty-title">{props.title}</p>
      {props.children && <p class="empty-text">{props.children}</p>}
    </div>
  );
}
