// Asks a thread, then ends in the way that the first word names: the process must end with it.
import { join } from "node:path";
import { startThread } from "../../../src/lib/base/index";

const thread = startThread<object, object>(join(__dirname, "echo-thread.ts"));
void (async () => {
  await thread.ask({});
  if (process.argv[2] === "forget") return;
  try {
    void thread.ask({ fail: "hang" }).catch(() => undefined);
    if (process.argv[2] === "exit") process.exit(5);
    if (process.argv[2] === "throw") throw new Error("while the thread is at work");
  } finally {
    await thread.close();
  }
  console.log("closed");
})();
