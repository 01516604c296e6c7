// Computes with danfojs before and after the engine starts, and tells what came of it. For
// danfojs.test.ts.
import * as danfo from "danfojs-node";
import { startEngine, tf } from "../../src/lib/engine/index";

async function main(): Promise<void> {
  const coins = new danfo.DataFrame({ weight: [8.5, 8.4, 8.6], diameter: [25.7, 25.8, 25.75] });
  // through tensors
  const scaled = () => new danfo.MinMaxScaler().fit(coins).transform(coins).values;
  const before = {
    means: coins.mean({ axis: 0 }).values,
    scaled: scaled(),
    backend: tf.getBackend(),
  };
  const engine = await startEngine();
  const after = { backend: tf.getBackend(), scaled: scaled() };
  const same = (danfo as unknown as { tensorflow: typeof tf }).tensorflow.engine() === tf.engine();
  const tensor = coins.tensor instanceof tf.Tensor;
  console.log(JSON.stringify({ before, after, engine: engine.name, same, tensor }));
}

void main();
