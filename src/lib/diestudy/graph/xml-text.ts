import { escapeMarkup } from "../../base/index";

/** Text as XML may hold it: characters that XML knows no way to write become U+FFFD. */
export function xmlText(text: string): string {
  return escapeMarkup(
    // eslint-disable-next-line no-control-regex
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"),
  );
}
