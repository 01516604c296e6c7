export { fromCsv, toCsv } from "../csv";
