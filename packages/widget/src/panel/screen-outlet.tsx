import { Component, type ComponentChildren, type VNode } from "preact";
import type { Screen } from "../core/widget.ts";
import { Failed, LazyScreen } from "./lazy-screen.tsx";
import { HomeScreen } from "./screens/home-screen.tsx";
import { SearchScreen } from "./screens/search-screen.tsx";

/** Two screens with the same key are one: its state stays. */
function keyOf(screen: Screen): string {
  if (screen.name === "article") return `article ${screen.idOrSlug}`;
  if ("slug" in screen) return `${screen.name} ${screen.slug}`;
  if (screen.name === "handoff" || screen.name === "mail") return `${screen.name} ${screen.id}`;
  if (screen.name === "track") return `track ${screen.number}`;
  return screen.name;
}

/** The screen on top of the stack. `onShown`: called when it stands, after its chunk has come. */
export function ScreenOutlet(options: { screen: Screen; onShown: () => void }): VNode {
  const { screen, onShown } = options;
  return (
    <Boundary key={keyOf(screen)}>
      {screen.name === "home" ? (
        <HomeScreen screen={screen} />
      ) : screen.name === "search" ? (
        <SearchScreen screen={screen} />
      ) : (
        <LazyScreen name={screen.name} screen={screen} onShown={onShown} />
      )}
    </Boundary>
  );
}

type BoundaryProps = { children: ComponentChildren };

/** What breaks while rendering shows a sentence here and never reaches the host page. */
class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  constructor(props: BoundaryProps) {
    super(props);
    this.state = { hasFailed: false };
  }
  override componentDidCatch(): void {
    this.setState({ hasFailed: true });
  }
  override render(): ComponentChildren {
    return this.state.hasFailed ? (
      <Failed onRetry={() => this.setState({ hasFailed: false })} />
    ) : (
      this.props.children
    );
  }
}
