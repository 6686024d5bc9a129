/** Offices that are held by one at a time, each with what else news calls it. */
const offices: readonly RegExp[] = [
  /\b(?:prime minister|premier|taoiseach|p\.?m\b)/i,
  /\b(?<!vice[ -])president\b/i,
  /\bvice[ -]president\b/i,
  /\bchancellor\b/i,
  /\b(?:king|monarch)\b/i,
  /\b(?:queen|monarch)\b/i,
  /\b(?:pope|pontiff)\b/i,
  /\bmayor(?:ess)?\b/i,
  /\bgovernor\b/i,
  /\bspeaker\b/i,
];

/** "Who is the prime minister of …", "who's Ferrania's new president". */
const asksWho =
  /^(?:and |so |but )?who(?:['’]?s| is| was| became| will be)\s+(?:the |[\p{L}'’-]+['’]s? )?(?:(?:new|current|next|first|former|last|late|acting|deputy) )?((?:vice[ -])?[\p{L}-]+(?: minister)?)\b/iu;

/**
 * The office whose holder a question asks for, if a passage doesn't name it and its highlight tells of another
 * office: a president is no prime minister. `null` if the passage may answer.
 */
export function otherOffice(question: string, passage: string, highlight: string): string | null {
  const [, asked = ''] = asksWho.exec(question) ?? [];
  const wanted = offices.filter((office) => office.test(asked));
  if (wanted.length === 0 || wanted.some((office) => office.test(passage))) return null;
  return offices.some((office) => office.test(highlight)) ? asked : null;
}
