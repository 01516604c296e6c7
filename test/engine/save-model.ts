// Saves the small two-euro network into the folder named, with whatever engine the environment
// forces; for saving.ts.
import { modelFolder, startEngine } from "../../src/lib/engine/index";
import { classifier } from "./networks";

void startEngine().then(() => classifier().save(modelFolder(process.argv[2])));
