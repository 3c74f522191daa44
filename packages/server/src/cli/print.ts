/** Prints one line for whoever runs the command. */
export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}
