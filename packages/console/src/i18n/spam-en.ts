/** English of what looks like spam. */
export default {
  suspected: "Looks like spam",
  suspected_why: "Nothing was held back for it. Why it looks so:",
  suspected_sign_links: "many links",
  suspected_sign_repeated: "the same words over and over",
  suspected_sign_fast: "one after another in a few minutes",
  suspected_sign_blocked_word: "words your site blocks",
  not_spam: "Not spam",
  "act_conversation.not-spam": "Said that it is no spam",
  spam_settings: "Spam",
  spam_settings_text:
    "What looks like spam is marked for agents. Nothing is refused or hidden: behind it may be a person in need.",
  spam_marked: "Mark what looks like spam",
  spam_threshold: "Points from which it is marked",
  spam_threshold_hint:
    "Links beyond two and repeated texts are worth two points each, a blocked word five. Fewer points mark more.",
  blocked_words: "Blocked words",
  blocked_words_hint: "One word or phrase per line, in any case.",
};
