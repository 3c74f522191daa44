import { createConsole } from "./create-console.tsx";
import "./styles/index.ts";

const root = document.getElementById("console");
if (root) createConsole(root, window);
