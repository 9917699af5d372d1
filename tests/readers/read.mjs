// Ask the real readers. In, as JSON: [{language, keys, bundles, asks}], an ask being
// {context, source, plural, id, values, numbers}. Out: for each, by shape, the answers to the asks,
// a string or, for plurals, one a number; and the classes of these numbers in the system's CLDR.

import { readFileSync } from "node:fs";
import gettextJs from "gettext.js";
import i18next from "i18next";
import { IntlMessageFormat } from "intl-messageformat";
import Jed from "jed";

console.log = () => {}; // gettext.js tells what it reads

const CONTEXT = "\u0004";

const compile = Jed.PF.compile; // Jed parses the header anew for every word
const compiled = {};
Jed.PF.compile = (header) => (compiled[header] ??= compile(header));

const readers = {
  i18next: ({ language, bundles, keys }) => {
    const one = i18next.createInstance();
    one.init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: { translation: bundles.i18next } },
      keySeparator: false,
      nsSeparator: false,
      contextSeparator: CONTEXT,
      interpolation: { escapeValue: false },
      initAsync: false,
      showSupportNotice: false,
    });
    return ({ context, source, id }, values, number) => {
      const key = keys === "id" ? id : source;
      const more = keys === "id" ? {} : { context };
      return one.t(key, { ...values, ...more, ...(number === undefined ? {} : { count: number }) });
    };
  },
  icu: ({ language, bundles, keys }) => {
    const made = new Map();
    const tag = (name) => (inner) => `<${name}>${inner.join("")}</${name}>`;
    const tags = Object.fromEntries(["a1", "a2", "em", "b"].map((name) => [name, tag(name)]));
    return ({ context, source, plural, id }, values, number) => {
      const own = context ? context + CONTEXT + source : source;
      const key = keys === "id" ? id : own;
      const fallback = number === undefined || number === 1 ? source : plural;
      if (!Object.hasOwn(bundles.icu, key)) return fallback;
      if (!made.has(key)) made.set(key, new IntlMessageFormat(bundles.icu[key], language));
      const found = made.get(key).format({ ...values, ...tags });
      return Array.isArray(found) ? found.join("") : found;
    };
  },
  jed: ({ bundles, keys }) => {
    const one = new Jed(bundles.jed);
    return ({ context, source, plural, id }, values, number) => {
      const [where, what] = keys === "id" ? [undefined, id] : [context || undefined, source];
      const text = one.dcnpgettext(undefined, where, what, plural || undefined, number);
      return source.includes("%(num)") && number !== undefined ? Jed.sprintf(text, values) : text;
    };
  },
  "gettext.js": ({ language, bundles, keys }) => {
    const one = gettextJs();
    one.loadJSON(bundles["gettext.js"]);
    one.setLocale(language);
    return ({ context, source, plural, id }, values, number) => {
      const [where, what] = keys === "id" ? ["", id] : [context, source];
      return one.dcnpgettext(undefined, where, what, plural || undefined, number);
    };
  },
};

function answers(task, shape) {
  const read = readers[shape](task);
  return task.asks.map((ask) =>
    ask.plural
      ? ask.numbers.map((n) => read(ask, { ...ask.values, num: n, count: n }, n))
      : read(ask, ask.values),
  );
}

function classes({ language, asks }) {
  if (!Intl.PluralRules.supportedLocalesOf(language).length) return [];
  const rules = new Intl.PluralRules(language);
  return asks.flatMap(({ numbers }) => numbers.map((n) => rules.select(n)));
}

const out = JSON.parse(readFileSync(0, "utf-8")).map((task) => ({
  classes: classes(task),
  ...Object.fromEntries(Object.keys(task.bundles).map((shape) => [shape, answers(task, shape)])),
}));
process.stdout.write(JSON.stringify(out));
