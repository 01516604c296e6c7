// Starts the engine, computes, and tells which it is, or what was wrong; then fails, if told so.
// For start.test.ts.
import { startEngine, tf } from "../../src/lib/engine/index";

async function main(): Promise<void> {
  const [engine, same] = await Promise.all([startEngine(), startEngine()]);
  const [value] = tf.matMul(tf.ones([2, 2]), tf.fill([2, 2], 21)).dataSync();
  console.log(JSON.stringify({ engine, one: engine === same, value }));
  if (process.argv[2] === "fail") setTimeout(() => JSON.parse("nonsense"));
}

main().catch(({ name, code, message }) =>
  console.log(JSON.stringify({ error: { name, code, message } })),
);
