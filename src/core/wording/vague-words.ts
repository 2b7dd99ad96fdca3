/**
 * Words that leave open which place, matter or person is meant: 宁陕's feedback contains none of them (domain B.3).
 * Each with what makes the same characters harmless: 所有的 and 没有的 are not 有的, 少数民族 is a name, 第一部分 is a
 * chapter.
 */
const VAGUE: readonly { readonly word: string; readonly harmless: RegExp }[] = [
  { word: "有的", harmless: /[所没拥仅只固原现具享含占持特应]有的|有的放矢/g },
  { word: "有些", harmless: /[所没]有些/g },
  { word: "部分", harmless: /第[一二三四五六七八九十\d]+部分|组成部分/g },
  { word: "少数", harmless: /少数民族/g },
  { word: "个别", harmless: /个别(?:谈话|访谈|走访)/g },
];

/**
 * The vague words of a text, each once, in the order of the list above. A hint for the writer, never a refusal.
 * Time O(length of the text).
 */
export function vagueWords(text: string): string[] {
  // What is harmless leaves a gap, so that its neighbours do not grow together into a word.
  return VAGUE.filter(({ word, harmless }) => text.replace(harmless, "\n").includes(word)).map(
    ({ word }) => word,
  );
}
