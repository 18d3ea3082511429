import type { TypeView } from "@tocsin/wire";

/// Types that answer to what was typed: by code first, then by the beginning of a word, then anywhere in the words or
/// what people call it.
export function typesFor(types: readonly TypeView[], typed: string): TypeView[] {
  const text = typed.trim().toLowerCase();
  if (text === "") return [...types].sort((a, b) => a.priority - b.priority || a.words.localeCompare(b.words));
  const ranked = types.flatMap((type) => {
    const rank = rankOf(type, text);
    return rank < 0 ? [] : [{ type, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.type.priority - b.type.priority || a.type.words.localeCompare(b.type.words)).map((each) => each.type);
}

function rankOf(type: TypeView, text: string): number {
  const code = type.code.toLowerCase();
  const names = [type.words, ...type.aliases].map((each) => each.toLowerCase());
  if (code === text) return 0;
  if (names.includes(text)) return 1;
  if (code.startsWith(text)) return 2;
  if (names.some((each) => each.startsWith(text))) return 3;
  const parts = text.split(/\s+/);
  const starts = names.some((name) => parts.every((part) => name.split(/[\s,-]+/).some((word) => word.startsWith(part))));
  if (starts) return 4;
  return names.some((each) => each.includes(text)) ? 5 : -1;
}
