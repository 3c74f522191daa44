/** English of words that say the same. */
export default {
  synonyms: "Synonyms",
  synonyms_text:
    "Words that say the same. Whoever searches for one, or asks the bot with it, also finds the articles that say another. One group per line, its words divided by commas.",
  synonyms_empty:
    "No groups yet. For example “{example}”: then each of these words finds what is written with the others.",
  synonyms_kept: "Groups saved: {count}",
  synonyms_unsaved: "Not saved yet",
  synonyms_refused: "{name}: some lines cannot be kept as they are",
  synonyms_too_many: "There can be 500 groups at most.",
  synonym_alone: "Line {line}, “{typed}”: write at least two different words.",
  synonym_too_many_words: "Line {line}, “{typed}”: 12 words at most.",
  synonym_too_long: "Line {line}, “{typed}”: a word has 40 characters at most.",
  synonym_no_word: "Line {line}, “{typed}”: each word needs a letter or a digit.",
  "act_synonyms.changed": "Changed the synonyms",
};
