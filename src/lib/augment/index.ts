export * from "./random-view";
