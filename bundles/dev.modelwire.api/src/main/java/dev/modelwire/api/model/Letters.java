package dev.modelwire.api.model;

/** Checks words by hand: a store reads thousands of them when a gateway starts, before anything is compiled. */
final class Letters {

    private Letters() {}

    /**
     * Returns whether the word has 1 to that many letters, digits and the marks {@code . _ -}.
     *
     * @param upperCase whether upper-case letters are allowed
     * @param first marks that may begin it
     */
    static boolean areWord(String word, int longest, boolean upperCase, String first) {
        if (word.isEmpty() || word.length() > longest) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (upperCase && c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 ? first : "._-").indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
